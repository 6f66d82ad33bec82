import { describe, expect, it } from 'vitest';
import { gatherReportedFindings } from '../../../src/gather/gatherers/reported-findings.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';
import { checked } from '../../support/secret-values.ts';

const sarif = (message: string, uri = 'src/a.ts') =>
  JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner' } },
        results: [
          {
            ruleId: 'r',
            message: { text: message },
            locations: [{ physicalLocation: { artifactLocation: { uri } } }],
          },
        ],
      },
    ],
  });

async function gathered(files: Files, reports: readonly string[]) {
  return await gatherReportedFindings(
    await sceneOf(files, { settings: { findings: { reports, deniedLicenses: [], history: false } } }),
  );
}

describe('the reports of other tools', () => {
  it('are none where none is named', async () => {
    expect(await gathered({ 'results.sarif': sarif('x') }, [])).toEqual({ ok: true, value: null });
  });

  it('are read in the order in which they are named', async () => {
    const files = {
      'a.sarif': sarif('first'),
      'out/b.json': '{"auditReportVersion":2,"vulnerabilities":{}}',
    };
    expect(await gathered(files, ['a.sarif', 'out/b.json'])).toMatchObject({
      ok: true,
      value: {
        reports: [
          { path: 'a.sarif', format: 'sarif', findings: [{ message: 'first' }], advisories: null },
          { path: 'out/b.json', format: 'npm-audit', findings: null, advisories: [] },
        ],
      },
    });
  });

  it('that are not there, or can not be read, are told all at once', async () => {
    const result = await gathered({ 'a.sarif': sarif('x'), 'b.json': '{' }, ['a.sarif', 'b.json', 'c.sarif']);
    expect(result.ok ? '' : result.reason).toBe(
      "The report `b.json` can't be used. The report is not a JSON object; it may have been cut short. The report `c.sarif`, named under `findings.reports`, is not there: run the tool that writes it first.",
    );
  });

  it('have paths of the repository', async () => {
    const scene = await sceneOf(
      {},
      { settings: { findings: { reports: ['a'], deniedLicenses: [], history: false } } },
    );
    const files = { a: sarif('x', `file://${scene.workspace}/src/b.ts`) };
    expect(await gathered(files, ['a'])).toMatchObject({
      value: { reports: [{ findings: [{ path: 'src/b.ts' }] }] },
    });
  });

  it('tell no credential', async () => {
    const token = checked('ghp_', 5);
    const result = await gathered({ a: sarif(`Found ${token} here`) }, ['a']);
    expect(result).toMatchObject({ value: { reports: [{ findings: [{ message: 'Found … here' }] }] } });
    expect(JSON.stringify(result)).not.toContain(token.slice(4, 16));
  });
});
