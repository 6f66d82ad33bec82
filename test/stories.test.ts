import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import { reports } from '../src/report/index.ts';
import { type Checkout, checkoutOf } from './support/checkout.ts';
import { keysOf } from './support/keys.ts';
import { memoryTerminal } from './support/memory-terminal.ts';
import { sarifRun } from './support/sarif-log.ts';
import { fixtures, now, stories } from './support/stories.ts';

/** Nobody reads a longer report: none is kept of it, nor of one that has nothing to say. */
const mostKept = 200_000;

/** Certifies what a story begins with, and commits on a branch what it comes to: the folder `work`, whole. */
async function goOn(checkout: Checkout, work: string): Promise<void> {
  const keys = keysOf(1);
  const place = join(checkout.directory, '.certgate/keys');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'signing-key.pem'), keys.privateKey);
  writeFileSync(join(place, 'public-key.pem'), keys.publicKey);
  const before = '2026-11-20T12:00:00Z';
  await main(['check', '--now', before], memoryTerminal(checkout.directory));
  checkout.git('checkout', '--quiet', '-b', 'work');
  for (const name of readdirSync(checkout.directory)) {
    if (name === '.git' || name === '.certgate') continue;
    rmSync(join(checkout.directory, name), { recursive: true });
  }
  cpSync(work, checkout.directory, { recursive: true });
  checkout.commit('The story goes on');
}

describe('stories', () => {
  it('are there', () => {
    expect(stories.length).toBeGreaterThan(2);
  });

  it.each(stories)('%s', async (story) => {
    await using checkout = await checkoutOf(join(fixtures, story, 'repo'));
    const work = join(fixtures, story, 'work');
    if (existsSync(work)) await goOn(checkout, work);
    // What a run leaves beside the files, such as a report of coverage.
    const left = join(fixtures, story, 'untracked');
    if (existsSync(left)) cpSync(left, checkout.directory, { recursive: true });
    const expected = join(fixtures, story, 'expected');
    const base = existsSync(work) ? ['--base', 'main'] : [];
    const stored = join(checkout.directory, '.certgate/scorecard.json');
    for (const [command, file] of [
      [['check', ...base, '--now', now], 'terminal.txt'],
      // Any report can be made again of the document that a check leaves.
      [['report', stored, '--format', 'json'], 'scorecard.json'],
      ...reports.flatMap(({ id, file }) =>
        file === null ? [] : [[['report', stored, '--format', id], file] as const],
      ),
    ] as const) {
      const terminal = memoryTerminal(checkout.directory);
      const exitCode = await main(command, terminal);
      const { gate } = JSON.parse(readFileSync(stored, 'utf8'));
      expect(exitCode).toBe(command[0] === 'report' || gate === 'open' ? 0 : 1);
      const place = join(expected, file);
      const printed = terminal.printed();
      // Also that of which no golden is kept for its length.
      if (file === 'results.sarif') sarifRun(printed);
      const isKept = printed !== '' && printed.length < mostKept;
      if (process.env['UPDATE'] === '1') {
        rmSync(place, { force: true });
        mkdirSync(expected, { recursive: true });
        if (isKept) writeFileSync(place, printed);
      }
      const golden = existsSync(place) ? readFileSync(place, 'utf8') : null;
      expect(
        isKept ? printed : null,
        'Run `UPDATE=1 npx vitest run test/stories.test.ts` and read the diff.',
      ).toBe(golden);
    }
  });
});
