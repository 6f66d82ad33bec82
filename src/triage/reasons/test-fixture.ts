import type { Reason } from './reason.ts';

const testFixture: Reason = {
  id: 'test-fixture',
  classification: 'to-review',
  proof: 'It stands in a test: a person must say whether it opens anything.',
  applies: (_, file) => file === 'test',
};

export default testFixture;
