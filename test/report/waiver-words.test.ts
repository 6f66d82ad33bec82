import { expect, it } from 'vitest';
import { waiverWords } from '../../src/report/waiver-words.ts';
import { waiverWith } from '../support/scorecards.ts';

it.each([
  ['2026-09-15', '14 days left'],
  ['2026-09-02', '1 day left'],
  ['2026-08-01', '0 days left'],
])('a waiver until %s has %s', (expires, left) => {
  expect(waiverWords(waiverWith({ expires }), '2026-09-01T10:00:00.000Z', (text) => `<${text}>`)).toBe(
    `Waived by <@octo/security> until ${expires} (${left}): <Test vector of RFC 7515.>`,
  );
});
