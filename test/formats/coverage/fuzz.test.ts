import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coverageFormats, parseCoverage } from '../../../src/formats/coverage/index.ts';
import { mergeCoverage } from '../../../src/formats/coverage/merge.ts';
import { type FileCoverage, type Tally, talliesOf } from '../../../src/model/coverage.ts';
import { processorTime } from '../../support/processor-time.ts';

/** `FUZZ=1` for the long run. */
const mutations = process.env['FUZZ'] === '1' ? 10_000 : 500;

const fixtures = new URL('../../../fixtures/coverage/', import.meta.url);

/** mulberry32: the same mutations in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const words = [
  ...['-1', '0', '1', '1e400', '-0', '0.5', 'NaN', 'Infinity', 'null', 'true', '""', '[]', '{}', '-'],
  ...['18446744073709551611', '9007199254740993', '4294967296', '999999999', '16707566', '9999999', '900000'],
];
const pieces = [
  '\0',
  '\uFEFF',
  '\ud800',
  '<',
  '>',
  '&',
  '"',
  '{',
  '[',
  ',',
  ':',
  '\n',
  '\r',
  ']]>',
  '<!ENTITY a "b">',
  '&a;',
];
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'path', 'lines', 'length'];

function mutated(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const some = <T>(from: readonly T[]): T | undefined => from[random(from.length)];
  switch (random(9)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(random(300)) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + random(40));
    case 3: {
      const lines = text.split('\n');
      lines.splice(random(lines.length), 1 + random(3));
      return lines.join('\n');
    }
    case 4: {
      const lines = text.split('\n');
      lines.splice(random(lines.length), 0, ...lines.slice(random(lines.length)).slice(0, 1 + random(5)));
      return lines.join('\n');
    }
    case 5:
      return replacedNth(text, /\d+/g, random, some(words) ?? '');
    case 6:
      return replacedNth(text, /"[^"\n]*"/g, random, `"${some(names)}"`);
    case 7:
      return replacedNth(text, /[A-Za-z_-]{2,}/g, random, some(names) ?? '');
    default:
      return text.slice(0, at) + some(pieces) + text.slice(at);
  }
}

function replacedNth(text: string, what: RegExp, random: (below: number) => number, by: string): string {
  const found = [...text.matchAll(what)];
  const match = found[random(Math.max(1, found.length))];
  return match === undefined
    ? text
    : text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}

/** What is wrong with the numbers of a file; `''` when nothing is. A matcher for each of them would take a minute. */
function wrongIn(file: FileCoverage): string {
  const isTally = (tally: Tally | null) =>
    tally === null ||
    (Number.isSafeInteger(tally.total) &&
      Number.isSafeInteger(tally.covered) &&
      tally.covered >= 0 &&
      tally.covered <= tally.total);
  let last = 0;
  for (const { line, hits, branches } of file.lines) {
    if (!Number.isSafeInteger(line) || line <= last) return `line ${line} after ${last}`;
    if (hits !== null && !(Number.isSafeInteger(hits) && hits >= 0)) return `${hits} hits`;
    if (!isTally(branches) || branches?.total === 0) return `branches of line ${line}`;
    last = line;
  }
  const { lines, branches, functions } = talliesOf(file);
  return [lines, branches, functions].every(isTally) ? '' : 'totals';
}

const samples = coverageFormats.map(({ id }) => {
  const texts = readdirSync(new URL(`${id}/`, fixtures)).map((name) =>
    readFileSync(new URL(`${id}/${name}`, fixtures), 'utf8'),
  );
  const [shortest = ''] = texts.sort((a, b) => a.length - b.length);
  return { id, text: compacted(shortest) };
});

/** Without the white space of pretty printers, so that mutations hit something. */
function compacted(text: string): string {
  return text.startsWith('{')
    ? JSON.stringify(JSON.parse(text), null, 0).replaceAll('},', '},\n')
    : text.replace(/\n +/g, '\n');
}

describe('mutations', () => {
  const shape = Object.getOwnPropertyNames(Object.prototype).sort().join();

  test.each(samples)('of $id: nothing throws, hangs, or counts what can not be', ({ id, text }) => {
    const format = coverageFormats.find((one) => one.id === id);
    const random = randomFrom(id.length * 7919 + text.length);
    const started = processorTime();
    let read = 0;
    for (let run = 0; run < mutations; run += 1) {
      let mutation = text;
      for (let times = 1 + random(3); times > 0; times -= 1) mutation = mutated(mutation, random);
      // The format itself as well: a mutated head is mostly no format's.
      for (const parsed of [parseCoverage(mutation), format?.parse(mutation)]) {
        if (parsed === undefined) continue;
        const wrong = parsed.ok
          ? parsed.files.map(wrongIn).join('')
          : parsed.reason.endsWith('.')
            ? ''
            : parsed.reason;
        if (wrong !== '') expect.fail(`${wrong}, in run ${run}: ${mutation}`);
        if (!parsed.ok) continue;
        read += 1;
        if (run % 10 === 0) mergeCoverage([parsed.files, parsed.files]);
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(shape);
    expect(read, 'Mutations that no parser accepts prove little.').toBeGreaterThan(mutations / 10);
    expect((processorTime() - started) / mutations).toBeLessThan(20);
  });

  test('the samples are small, and every format has one', () => {
    expect(samples.filter(({ text }) => text.length > 8000).map(({ id }) => id)).toEqual([]);
  });
});
