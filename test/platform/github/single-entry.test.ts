import { expect, it, test } from 'vitest';
import { singleEntry } from '../../../src/platform/github/single-entry.ts';
import { deflatedZip, zip } from '../../support/github/zip.ts';

const name = 'certificate.sigstore.json';
const archiveOf = (...entries: readonly (readonly [string, string])[]) => Buffer.from(zip(entries));

const deflated = (text: string, claimed: number) => Buffer.from(deflatedZip(name, text, claimed));

test('the text of the one entry', async () => {
  expect(await singleEntry(archiveOf([name, '{"a":"ü"}']), name, 100)).toBe('{"a":"ü"}');
  expect(await singleEntry(archiveOf([name, '']), name, 100)).toBe('');
  expect(await singleEntry(deflated('x'.repeat(1000), 1000), name, 1000)).toBe('x'.repeat(1000));
});

it.each([
  ['no entry', archiveOf(), 'holds 0 entries instead of one'],
  ['two entries', archiveOf([name, 'a'], ['b', 'b']), 'holds 2 entries instead of one'],
  ['two of the same name', archiveOf([name, 'a'], [name, 'b']), 'holds 2 entries instead of one'],
  ['another name', archiveOf(['other.json', 'a']), 'holds another file'],
  ['the name in a folder', archiveOf([`folder/${name}`, 'a']), 'holds another file'],
  ['a name that leads out', archiveOf([`../${name}`, 'a']), 'relative path'],
  ['an absolute name', archiveOf([`/${name}`, 'a']), 'absolute path'],
  ['more bytes than allowed', archiveOf([name, 'x'.repeat(101)]), 'unpacks to too many bytes'],
  ['a bomb that says what it is', deflated('x'.repeat(1_000_000), 1_000_000), 'unpacks to too many bytes'],
  ['a bomb that says it is small', deflated('x'.repeat(1_000_000), 50), 'too many bytes'],
  ['fewer bytes than it says', deflated('x', 90), 'not enough bytes'],
  ['no archive', Buffer.from('not a zip'), 'nd of central directory record'],
  ['nothing', Buffer.alloc(0), 'nd of central directory record'],
  ['half an archive', archiveOf([name, 'a']).subarray(0, 40), 'nd of central directory record'],
])('%s is refused', async (_, archive, reason) => {
  await expect(singleEntry(archive, name, 100)).rejects.toThrow(reason);
});
