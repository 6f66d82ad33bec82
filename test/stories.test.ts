import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import { checkoutOf } from './support/checkout.ts';
import { memoryTerminal } from './support/memory-terminal.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const stories = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'repo')));

/** The time of every story, so that its expected reports stay the same. */
const now = '2026-11-23T12:00:00Z';

describe('stories', () => {
  it('are there', () => {
    expect(stories.length).toBeGreaterThan(2);
  });

  it.each(stories)('%s', async (story) => {
    await using checkout = await checkoutOf(join(fixtures, story, 'repo'));
    const expected = join(fixtures, story, 'expected');
    for (const [format, file] of [
      ['json', 'scorecard.json'],
      ['markdown', 'scorecard.md'],
      ['terminal', 'terminal.txt'],
    ] as const) {
      const terminal = memoryTerminal(checkout.directory);
      const exitCode = await main(['check', '--now', now, '--format', format], terminal);
      const { gate } = JSON.parse(readFileSync(join(checkout.directory, '.certgate/scorecard.json'), 'utf8'));
      expect(exitCode).toBe(gate === 'open' ? 0 : 1);
      if (process.env['UPDATE'] === '1') {
        mkdirSync(expected, { recursive: true });
        writeFileSync(join(expected, file), terminal.printed());
      }
      const golden = readFileSync(join(expected, file), 'utf8');
      expect(
        terminal.printed(),
        'Run `UPDATE=1 npx vitest run test/stories.test.ts` and read the diff.',
      ).toBe(golden);
    }
  });
});
