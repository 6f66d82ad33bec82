import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/security/private-key.ts';
import { secretWith, seen } from '../../../support/check-evidence.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';

const key = (classification: 'real' | 'to-review' | 'false-positive') =>
  secretWith({ kind: 'private-key', classification });

it.each([
  ['passes without any', [], 1, 0],
  ['loses three quarters for a real one', [key('real')], 0.25, 1],
  ['loses three quarters of what is left for the next', [key('real'), key('real')], 0.0625, 2],
  ['loses a fiftieth for one to be reviewed', [key('to-review')], 0.98, 1],
  ['loses nothing for a false positive', [key('false-positive')], 1, 0],
  ['leaves tokens to the other check', [secretWith({ kind: 'github-token' })], 1, 0],
] as const)('%s', (_, secrets, ratio, complaints) => {
  const found = seen(check.run({ secrets, files: [] }));
  expect(found).toMatchObject({ ratio: expect.closeTo(ratio, 12) });
  expect(found).toHaveProperty('messages.length', complaints);
});

it('lets a file that was not scanned cost a little: less evidence never helps', () => {
  const files = [
    fileWith('data.json', {
      kind: 'unread',
      facts: factsWith({ bytes: 20_000_000, unread: 'It is larger than 16777216 bytes.' }),
    }),
    fileWith('link', {
      kind: 'unread',
      facts: factsWith({ bytes: 0, unread: 'It is a link, and links are not followed.' }),
    }),
  ];
  expect(seen(check.run({ secrets: [], files }))).toEqual({
    ratio: 0.98,
    messages: ['data.json: It was not scanned for credentials: It is larger than 16777216 bytes.'],
  });
});

it('keeps false positives in the list, with their reason', () => {
  const dismissed = secretWith({
    kind: 'private-key',
    classification: 'false-positive',
    reason: 'placeholder',
  });
  expect(check.run({ secrets: [dismissed], files: [] })).toMatchObject({
    findings: [{ classification: 'false-positive', reason: 'placeholder' }],
  });
});
