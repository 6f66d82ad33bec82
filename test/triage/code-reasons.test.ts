import { describe, expect, it } from 'vitest';
import type { FileKind } from '../../src/model/evidence.ts';
import type { CodeProof, InsecureCode } from '../../src/model/facts.ts';
import { codeReasons } from '../../src/triage/code-reasons/index.ts';
import { triage } from '../../src/triage/triage.ts';
import { sourceWith } from '../support/code-facts.ts';
import { gatheredWith } from '../support/evidence.ts';

const now = '2026-11-23T09:00:00Z';

function judgedAs(proof: CodeProof, path: string, kind: FileKind = 'source'): string {
  const place: InsecureCode = {
    rule: 'command-injection',
    line: 3,
    sink: 'child_process.exec',
    proof,
    source: null,
  };
  const file = sourceWith(path, { insecureCode: [place] }, { kind });
  const { insecureCode } = triage(gatheredWith({ files: [file] }), now);
  const [only] = insecureCode.ok ? insecureCode.value : [];
  expect(only).toMatchObject({ path, place });
  return `${only?.classification} ${only?.reason}`;
}

describe('what a place in code is, and the first reason that says so', () => {
  it.each<[CodeProof, string, FileKind, string]>([
    ['tainted', 'src/a.ts', 'source', 'real tainted-input'],
    ['tainted', 'scripts/a.ts', 'source', 'real tainted-input'],
    ['tainted', 'gulpfile.js', 'source', 'real tainted-input'],
    ['tainted', 'test/a.test.ts', 'test', 'false-positive test-code'],
    ['as-written', 'src/a.ts', 'source', 'real insecure-as-written'],
    ['as-written', 'webpack.config.js', 'source', 'real insecure-as-written'],
    ['as-written', 'tools/a.js', 'source', 'real insecure-as-written'],
    ['as-written', 'test/a.ts', 'test', 'false-positive test-code'],
    ['unknown', 'src/a.ts', 'source', 'to-review unknown-origin'],
    ['unknown', 'src/scripts.ts', 'source', 'to-review unknown-origin'],
    ['unknown', 'lib/builder.ts', 'source', 'to-review unknown-origin'],
    ['unknown', 'test/a.ts', 'test', 'false-positive test-code'],
    ['unknown', 'scripts/release.ts', 'source', 'false-positive build-script'],
    ['operator', 'gulpfile.js', 'source', 'false-positive build-script'],
    ['depends', 'packages/a/build/make.mjs', 'source', 'false-positive build-script'],
    ['operator', 'src/a.ts', 'source', 'to-review operator-input'],
    ['operator', 'bin/a.ts', 'source', 'to-review operator-input'],
    ['operator', 'src/cli.ts', 'source', 'to-review operator-input'],
    ['depends', 'src/a.ts', 'source', 'to-review unknown-use'],
    ['depends', 'src/etag.ts', 'source', 'to-review unknown-use'],
    ['depends', 'server/cors.ts', 'source', 'to-review unknown-use'],
    ['constant', 'src/a.ts', 'source', 'false-positive constant-input'],
    ['constant', 'test/a.ts', 'test', 'false-positive constant-input'],
    ['constant', 'scripts/a.ts', 'source', 'false-positive constant-input'],
    ['static-path', 'src/a.ts', 'source', 'false-positive static-path'],
    ['static-path', 'test/a.ts', 'test', 'false-positive static-path'],
    ['static-path', 'scripts/a.ts', 'source', 'false-positive static-path'],
    ['sanitised', 'src/a.ts', 'source', 'false-positive sanitised-input'],
    ['sanitised', 'test/a.ts', 'test', 'false-positive sanitised-input'],
    ['sanitised', 'scripts/a.ts', 'source', 'false-positive sanitised-input'],
    ['validated', 'src/a.ts', 'source', 'false-positive validated-input'],
    ['validated', 'test/a.ts', 'test', 'false-positive validated-input'],
    ['validated', 'scripts/a.ts', 'source', 'false-positive validated-input'],
    ['not-security', 'src/a.ts', 'source', 'false-positive not-security-relevant'],
    ['not-security', 'test/a.ts', 'test', 'false-positive not-security-relevant'],
    ['not-security', 'scripts/a.ts', 'source', 'false-positive not-security-relevant'],
  ])('%s in %s: %s, %s', (proof, path, kind, expected) => {
    expect(judgedAs(proof, path, kind)).toBe(expected);
  });

  it('has a sentence for each reason', () => {
    for (const { id, proof } of codeReasons) expect(proof, id).toMatch(/^[A-Z].*\.$/);
  });
});
