import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judged, judgedFiles } from './support/judged-files.ts';
import { filesOfStory } from './support/stories.ts';

const numRuns = process.env['FUZZ'] === '1' ? 5_000 : 40;
const hostile = [
  '\u0000',
  '\uFEFF',
  '{',
  ']',
  '"',
  '${{',
  '\n\n- ',
  ': ',
  '\t',
  '`',
  '<<',
  '\u202E',
  '__proto__',
  '&a *a ',
  '9'.repeat(400),
];

const wounds = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  piece: fc.constantFrom(...hostile),
  way: fc.nat(5),
});
type Wound = typeof wounds extends fc.Arbitrary<infer Value> ? Value : never;

/** A text with a piece cut out, put in, doubled, or moved, or with its end gone. */
function mangled(text: string, { place, length, piece, way }: Wound): string {
  const at = Math.floor(place * text.length);
  const end = at + length;
  const ways = [
    text.slice(0, at),
    text.slice(0, at) + text.slice(end),
    text.slice(0, at) + piece + text.slice(at),
    text.slice(0, end) + text.slice(at),
    text.slice(end) + text.slice(0, end),
    text.slice(0, at) + piece.repeat(50) + text.slice(end),
  ];
  return ways[way] ?? '';
}

const kept = /\b(?:main|configuration)\b/;

/** The records of a coverage report that are about what is kept. */
function ofKept(report: string): string {
  const records = report.split(/(?<=end_of_record\n)/);
  return records.filter((record) => kept.test(/^SF:.*/m.exec(record)?.[0] ?? '')).join('');
}

function unreadable({ results }: Judged, path: string): boolean {
  return results.some(
    ({ outcome }) =>
      outcome.kind === 'judged' &&
      outcome.findings.some(
        (finding) => finding.path === path && finding.message.startsWith("It can't be read as"),
      ),
  );
}

function erroredIn({ results }: Judged): readonly string[] {
  return results.flatMap(({ check, outcome }) =>
    outcome.kind === 'errored' ? [`${check.id}: ${outcome.reason}`] : [],
  );
}

describe('malformed files', () => {
  const { files: all, untracked, settings } = filesOfStory('protocol-engine/after');
  // A little of the source is enough, and leaves time for more of the rest.
  const files = Object.fromEntries(
    Object.entries(all)
      .filter(([path]) => !/^(?:src|test)\//.test(path) || kept.test(path))
      .map(([path, text]) => [path, path.endsWith('lcov.info') ? ofKept(text) : text]),
  );
  it.each([
    'package.json',
    'package-lock.json',
    '.github/workflows/ci.yml',
    '.github/dependabot.yml',
    'Dockerfile',
    'README.md',
    'docs/operations.md',
    '.github/CODEOWNERS',
  ])(
    '%s: never a crash, and never a better score for what can’t be read',
    async (path) => {
      const whole = await judgedFiles(files, untracked, settings);
      const best = whole.scorecard.total.score ?? 0;
      const text = files[path] ?? '';
      await fc.assert(
        fc.asyncProperty(wounds, async (wound) => {
          const judged = await judgedFiles({ ...files, [path]: mangled(text, wound) }, untracked, settings);
          expect(erroredIn(judged)).toEqual([]);
          if (unreadable(judged, path)) expect(judged.scorecard.total.score).toBeLessThanOrEqual(best);
        }),
        { numRuns, seed: 20_261_123 },
      );
    },
    3_600_000,
  );

  it.each([
    ['package.json', '{'],
    ['package-lock.json', '[]'],
    ['.github/workflows/ci.yml', 'jobs: ['],
    ['.github/dependabot.yml', '- a'],
    ['Dockerfile', 'RUN x'],
  ])('%s as `%s` is told', async (path, text) => {
    const judged = await judgedFiles({ ...files, [path]: text }, untracked, settings);
    expect(unreadable(judged, path)).toBe(true);
    expect(judged.scorecard.total.score).toBeLessThan(
      (await judgedFiles(files, untracked, settings)).scorecard.total.score ?? 0,
    );
  });
});
