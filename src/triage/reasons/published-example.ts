import type { Reason } from './reason.ts';

const publishedExample: Reason = {
  id: 'published-example',
  classification: 'false-positive',
  proof: 'It is an example from the documentation of its provider.',
  applies: ({ proof }) => proof === 'published',
};

export default publishedExample;
