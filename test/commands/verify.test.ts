import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { main } from '../../src/cli.ts';
import { certificateWith, sealed, signer } from '../support/certificates.ts';
import { documentWith, subjectWith } from '../support/documents.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';

const now = '2026-09-15T00:00:00.000Z';
const { predicate, bundle, keyId } = sealed();
const following = sealed({
  document: documentWith({
    subject: subjectWith({ commit: 'd'.repeat(40) }),
    issuedAt: '2026-09-02T10:00:00.000Z',
  }),
  predecessor: certificateWith(),
});
const orphan = sealed({
  document: documentWith({
    subject: subjectWith({ commit: 'e'.repeat(40) }),
    issuedAt: '2026-09-03T10:00:00.000Z',
  }),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'certgate-verify-'));
  writeFileSync(join(folder, 'key.pem'), signer.publicKey);
  writeFileSync(join(folder, 'a.sigstore.json'), bundle);
  writeFileSync(join(folder, 'b.sigstore.json'), following.bundle);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(...args: readonly string[]) {
  const terminal = memoryTerminal(folder);
  const code = await main(['verify', '--now', now, ...args], terminal);
  return { code, printed: terminal.printed(), complained: terminal.complained() };
}

function configured(lines: string): string {
  const key = signer.publicKey.replace(/^(?=.)/gm, '        ');
  writeFileSync(
    join(folder, 'certgate.yml'),
    `version: 1\ncertificate:\n  public-keys:\n    - key: |\n${key}${lines}`,
  );
  return 'certgate.yml';
}

describe('by a configuration', () => {
  it.each([
    ['its keys', '', 0, 'Valid: CERTIFIED'],
    ['the days of its keys', '      not-after: 2026-08-31\n', 1, 'may sign from … to 2026-08-31'],
    [
      'what it revokes',
      `  revoked:\n    certificates: ['${predicate.certificateId}']\n`,
      1,
      `Refused: Certificate ${predicate.certificateId} is revoked.`,
    ],
    ['the keys that it revokes', `  revoked:\n    keys: ['${keyId}']\n`, 1, `Its key ${keyId} is revoked.`],
  ])('%s', async (_, lines, code, says) => {
    const result = await verify('a.sigstore.json', '--config', configured(lines));
    expect(result.code, result.complained).toBe(code);
    expect(result.printed).toContain(says);
  });
});

describe('a chain', () => {
  test('that holds is listed, oldest first', async () => {
    const { code, printed } = await verify('--chain', '.', '--key', 'key.pem');
    expect(printed).toMatch(
      /^2026-09-01T\S+ {2}c0ffee000000 {2}CERTIFIED, total \S+ {2}a\.sigstore\.json\n2026-09-02T\S+ {2}d{12} .*\nThe chain of 2 certificates holds\.\n$/,
    );
    expect(code).toBe(0);
  });

  test('that breaks is named', async () => {
    writeFileSync(join(folder, 'c.sigstore.json'), orphan.bundle);
    const { code, printed } = await verify('--chain', '.', '--key', 'key.pem');
    rmSync(join(folder, 'c.sigstore.json'));
    expect(printed).toContain('Break at c.sigstore.json: It names no predecessor, and is not the oldest.');
    expect(printed).toContain('The chain does not hold: 1 break.');
    expect(code).toBe(1);
  });

  test('with one that is revoked', async () => {
    const configuration = configured(`  revoked:\n    before: 2026-09-01T12:00:00Z\n`);
    const { code, printed } = await verify('--chain', '.', '--config', configuration);
    expect(printed).toContain('Break at a.sigstore.json: It was issued at 2026-09-01T10:00:00.000Z');
    expect(code).toBe(1);
  });

  it.each([
    ['nowhere', '`nowhere` can’t be read as a folder.'],
    ['.git-of-nobody', 'can’t be read as a folder.'],
  ])('in `%s` is one line and a hint', async (name, says) => {
    const { code, complained } = await verify('--chain', name, '--key', 'key.pem');
    expect(code).toBe(2);
    expect(complained).toContain(says);
  });
});
