import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Publication } from '../../../src/model/world.ts';
import { connect } from '../../../src/platform/github/api.ts';
import { CodeScanning } from '../../../src/platform/github/code-scanning.ts';
import { Permissions } from '../../../src/platform/github/permitted.ts';
import { documentWith } from '../../support/documents.ts';
import { badGateway } from '../../support/github/faults.ts';
import type { Repository } from '../../support/github/repository.ts';
import { type GitHub, startGitHub } from '../../support/github/stand-in.ts';
import type { Permissions as Granted } from '../../support/github/tokens.ts';

const silent = { info: () => {}, warn: () => {}, progress: () => {} };
const sarif = '{"version":"2.1.0","runs":[{"results":[{"message":{"text":"Ü 🐛"}}]}]}\n';

let github: GitHub;
let repository: Repository;
let commit: string;

beforeEach(async () => {
  github = await startGitHub();
  repository = github.state.addRepository();
  commit = repository.addCommit({ branch: 'main', files: { 'a.md': 'a' } }).sha;
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.stop();
});

/** Uploads with the real client; answers what is warned of. */
async function upload(
  permissions: Granted,
  ref = 'refs/heads/main',
  reports: Publication['reports'] = { 'results.sarif': sarif },
): Promise<readonly string[]> {
  const client = connect(github.tokens.issue(permissions), repository.fullName, silent, github.url);
  const granted = new Permissions();
  const publisher = granted.needing('security-events: write', new CodeScanning(client, { commit, ref }));
  await publisher.begin?.();
  await publisher.publish({ document: documentWith(), certificate: null, reports });
  const warnings: string[] = [];
  granted.warn({ ...silent, warn: (line) => warnings.push(line) });
  return warnings;
}

const write = { 'security-events': 'write' } as const;

describe('an upload to code scanning', () => {
  it.each(['refs/heads/main', 'refs/pull/7/head'])('is of the report, the commit and %s', async (ref) => {
    expect(await upload(write, ref)).toEqual([]);
    expect(repository.analyses.map(({ commit: of, ref: on }) => [of, on])).toEqual([[commit, ref]]);
    const [analysis] = repository.analyses;
    expect(gunzipSync(Buffer.from(analysis?.sarif ?? '', 'base64')).toString()).toBe(sarif);
  });

  it('is not there without a report', async () => {
    await upload(write, 'refs/heads/main', {});
    expect(repository.analyses).toEqual([]);
  });

  it('is tried again when GitHub fails', async () => {
    github.inject({ ...badGateway, method: 'POST', path: /\/code-scanning\/sarifs$/ });
    await upload(write);
    expect(repository.analyses).toHaveLength(1);
  });

  it.each([[{ contents: 'read' }], [{ 'security-events': 'read' }]] as const)(
    'that %o does not allow costs a warning',
    async (permissions) => {
      expect(await upload(permissions)).toEqual([
        'The token may not write the code scanning (`security-events: write`). The verdict stands: it is this job’s result and its summary.',
      ]);
      expect(repository.analyses).toEqual([]);
    },
  );
});
