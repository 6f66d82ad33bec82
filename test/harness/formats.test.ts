import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { readPairs } from '../support/github/file-commands.ts';
import { parseCommands } from '../support/github/workflow-commands.ts';
import { zip } from '../support/github/zip.ts';

test.each([
  [
    '::error file=a%2Cb.ts,line=3::10%25%0Ahigh',
    { name: 'error', properties: { file: 'a,b.ts', line: '3' }, message: '10%\nhigh' },
  ],
  [
    '  ::Debug::indented, and in capitals',
    { name: 'debug', properties: {}, message: 'indented, and in capitals' },
  ],
  [
    'text\r::notice::after a lone carriage return',
    { name: 'notice', properties: {}, message: 'after a lone carriage return' },
  ],
  [
    'anywhere ##[warning file=a%3Bb]old %5D',
    { name: 'warning', properties: { file: 'a;b' }, message: 'old ]' },
  ],
  ['::error::literal %3A and %250A', { name: 'error', properties: {}, message: 'literal %3A and %0A' }],
])('%j is a command', (line, command) => {
  expect(parseCommands(`before\n${line}\nafter`)).toEqual([command]);
});

test.each(['a ::error::b', '::unknown::b', '::error:: '.slice(0, 7), '##[unknown]b'])(
  '%j is none',
  (line) => {
    expect(parseCommands(line)).toEqual([]);
  },
);

test('stop-commands is obeyed until its token', () => {
  const output = '::stop-commands::abc\n::error::unseen\n::abc::\n::error::seen';
  expect(parseCommands(output).map(({ message }) => message)).toEqual(['abc', 'seen']);
});

async function read(text: string) {
  const directory = await mkdtemp(join(tmpdir(), 'certgate-pairs-'));
  try {
    await writeFile(join(directory, 'file'), text);
    return await readPairs(join(directory, 'file'));
  } finally {
    await rm(directory, { recursive: true });
  }
}

test('output files hold plain and many-line values', async () => {
  expect(await read('a=1=2\nb<<END\nx\n\ny=\nEND\na=3\n')).toEqual({ a: '3', b: 'x\n\ny=' });
  await expect(read('b<<END\nx')).rejects.toThrow("Matching delimiter not found 'END'");
  await expect(read('nothing')).rejects.toThrow("Invalid format 'nothing'");
});

test('a zip is read back by yauzl', async () => {
  const entries = [
    ['certificate.json', '123456789'],
    ['dir/ü.txt', ''],
  ] as const;
  const archive = await promisify<Buffer, ZipFile>((bytes, done) =>
    fromBuffer(bytes, { lazyEntries: true, autoClose: false }, done),
  )(Buffer.from(zip(entries)));
  const found: [string, string][] = [];
  const checksums: number[] = [];
  await new Promise<void>((resolve, reject) => {
    archive.on('end', resolve).on('error', reject);
    archive.on('entry', (entry: Entry) => {
      archive.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        checksums.push(entry.crc32);
        found.push([entry.fileName, (await buffer(stream)).toString()]);
        archive.readEntry();
      });
    });
    archive.readEntry();
  });
  expect(found).toEqual(entries);
  // yauzl checks no sums; this is the check value every CRC-32 is known by.
  expect(checksums).toEqual([0xcbf43926, 0]);
});
