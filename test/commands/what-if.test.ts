import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { printDocument } from '../../src/certificate/document-schema.ts';
import { main } from '../../src/cli.ts';
import { sealed } from '../support/certificates.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';
import { storyDocuments } from '../support/stories.ts';

let folder: string;
const [, document] = storyDocuments().find(([story]) => story === 'protocol-engine/before') ?? [];
if (document === undefined) throw new Error('The story is gone.');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'certgate-what-if-'));
  writeFileSync(join(folder, 'scorecard.json'), printDocument(document));
  writeFileSync(join(folder, 'strict.yml'), 'version: 1\ngate: { minimum: { readiness: 90 } }\n');
  for (const [name, day] of [
    ['a', '21'],
    ['b', '22'],
  ] as const) {
    const subject = { ...document.subject, modified: false, commit: name.repeat(40) };
    const { bundle } = sealed({
      document: { ...document, subject, issuedAt: `2026-11-${day}T12:00:00Z` },
      certificateRun: null,
    });
    writeFileSync(join(folder, `${name}.sigstore.json`), bundle);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function whatIf(...args: readonly string[]) {
  const terminal = memoryTerminal(folder);
  const code = await main(['what-if', ...args], terminal);
  return { code, printed: terminal.printed(), complained: terminal.complained() };
}

describe('findings that are mended', () => {
  test('by their check', async () => {
    const { code, printed } = await whatIf('scorecard.json', '--fix', 'backup');
    expect(printed).toMatch(
      /^Mended: 2 findings\.\nTotal \S+ → \S+, level CONDITIONAL → CONDITIONAL, gate open → open\.\n$/,
    );
    expect(code).toBe(0);
  });

  test('and a floor that is asked', async () => {
    const { code, printed } = await whatIf('scorecard.json', '--minimum', 'readiness=99');
    expect(printed).toContain('`readiness` is ');
    expect(printed).toContain('gate open → closed');
    expect(code).toBe(1);
  });

  test('as JSON', async () => {
    const { printed } = await whatIf(
      'scorecard.json',
      '--fix',
      'quality/operations/backup',
      '--format',
      'json',
    );
    expect(JSON.parse(printed)).toMatchObject({ gate: 'open', mended: expect.any(Array), estimated: [] });
  });
});

describe('a proposed gate', () => {
  test('is tried on every certificate of a folder', async () => {
    const { code, printed } = await whatIf('--gate', 'strict.yml', '--history', '.');
    expect(printed).toMatch(
      /^2026-11-21T12:00:00Z {2}a{12} {2}gate open → closed\n {2}`readiness` is .*\n2026-11-22T/,
    );
    expect(printed).toMatch(/\nWould have blocked 2 of 2\.\n$/);
    expect(code).toBe(1);
  });
});

it.each([
  [['scorecard.json', '--fix', 'bakup'], 'is no finding and no check', 'Did you mean `backup`?'],
  [['scorecard.json', '--minimum', 'total'], '`total` is no floor.', 'total=80'],
  [['scorecard.json', '--minimum', 'totl=80'], '`totl` names no target.', 'Did you mean `total`?'],
  [['--gate', 'strict.yml'], '`--gate` and `--history` go together.', 'Give both.'],
  [[], 'No document is named.', 'Usage'],
])('%j is one line and a hint', async (args, message, hint) => {
  const { code, complained } = await whatIf(...args);
  expect(code).toBe(2);
  expect(complained).toContain(message);
  expect(complained).toContain(hint);
});
