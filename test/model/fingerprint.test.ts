import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { fingerprint, sha256 } from '../../src/model/fingerprint.ts';

const check = 'quality/security/private-key';
const known = fingerprint(check, 'src/a.ts', 'const key = ', 0);

test('it is the same on every machine, for ever: waivers and baselines name it', () => {
  expect(known).toBe(sha256('["quality/security/private-key","src/a.ts","const key =",0]').slice(0, 32));
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it.each([
  ['spaces around it', '  const key = '],
  ['other white space in it', 'const\tkey\n\n  ='],
])('%s do not change who it is', (_, subject) => {
  expect(fingerprint(check, 'src/a.ts', subject, 0)).toBe(known);
});

it.each([
  ['another check', fingerprint('quality/security/provider-token', 'src/a.ts', 'const key = ', 0)],
  ['another file', fingerprint(check, 'src/b.ts', 'const key = ', 0)],
  ['no file', fingerprint(check, null, 'const key = ', 0)],
  ['a file named null', fingerprint(check, 'null', 'const key = ', 0)],
  ['another subject', fingerprint(check, 'src/a.ts', 'constkey = ', 0)],
  ['the second of its kind', fingerprint(check, 'src/a.ts', 'const key = ', 1)],
])('%s is another finding', (_, other) => {
  expect(other).not.toBe(known);
  expect(other).toMatch(/^[0-9a-f]{32}$/);
});

test('parts do not run into each other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (path, moved, subject) => {
      fc.pre(`${moved}${subject}`.replace(/\s+/g, ' ').trim() !== subject.replace(/\s+/g, ' ').trim());
      expect(fingerprint(check, path + moved, subject, 0)).not.toBe(
        fingerprint(check, path, moved + subject, 0),
      );
    }),
    { seed: 20260901 },
  );
});
