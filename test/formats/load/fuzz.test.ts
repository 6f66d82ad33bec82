import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadResults as schema } from '../../../src/certificate/schema/load.ts';
import { parseLoad } from '../../../src/formats/load/index.ts';
import { scenarios } from '../../../src/model/load.ts';
import { fixtures } from '../../support/stories.ts';

const numRuns = process.env['FUZZ'] === '1' ? 20_000 : 300;
const folder = join(fixtures, 'load');
const reports = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);

/** Whatever is done to a report, it is one that the document can hold, or there is a reason. */
function expectSense(text: string, scenario: (typeof scenarios)[number]): void {
  const parsed = parseLoad(text, scenario);
  if (parsed.ok) {
    const result = { ...parsed.measured, scenario, path: 'load.json', format: parsed.format };
    expect(schema.safeParse([result]).error).toBeUndefined();
  } else {
    expect(parsed.reason).toMatch(/^[A-Z`].*\.$/s);
  }
}

it.each(reports)('%s: cut, spliced and mangled, it never throws', (_, report) => {
  const pieces = ['\u0000', '{', ']', '"', '1e999', '-1', '"__proto__":{}', 'null', ',', '9'.repeat(400)];
  fc.assert(
    fc.property(
      fc.nat(report.length),
      fc.nat(40),
      fc.constantFrom('', ...pieces),
      fc.constantFrom(...scenarios),
      (at, length, piece, scenario) => {
        expectSense(report.slice(0, at) + piece + report.slice(at + length), scenario);
      },
    ),
    { numRuns, seed: 20_261_128 },
  );
});

it.each(reports)('%s: with other values in its places, it never throws', (_, report) => {
  const strange = fc.oneof(
    fc.constantFrom(null, -1, 0, 1, 5e-324, 1.5, 2 ** 53, 1e308, 'NaN', '7', true, [], {}),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...scenarios),
      (changes, scenario) => {
        const values = new Map(changes);
        let at = 0;
        const changed: unknown = JSON.parse(report, (_key, value: unknown) => {
          const place = at;
          at += 1;
          const [hit] = [...values].filter(([where]) => where % 40 === place % 40);
          return hit === undefined ? value : hit[1];
        });
        expectSense(JSON.stringify(changed), scenario);
      },
    ),
    { numRuns, seed: 20_261_128 },
  );
});

it('any JSON is a report or a reason', () => {
  fc.assert(fc.property(fc.json(), fc.constantFrom(...scenarios), expectSense), {
    numRuns,
    seed: 20_261_128,
  });
});
