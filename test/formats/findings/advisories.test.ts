import { describe, expect, it } from 'vitest';
import { parseFindings } from '../../../src/formats/findings/index.ts';
import type { Advisory } from '../../../src/model/reported.ts';

function read(report: object): readonly Advisory[] | string {
  const parsed = parseFindings(JSON.stringify(report));
  return parsed.ok ? (parsed.report.advisories ?? []) : parsed.reason;
}

const via = {
  source: 1096727,
  name: 'minimist',
  dependency: 'minimist',
  title: 'Prototype Pollution in minimist',
  url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
  severity: 'critical',
  cwe: ['CWE-1321'],
  cvss: { score: 9.8 },
  range: '<0.2.4',
};

describe('npm audit', () => {
  it('is read, each package with what it is vulnerable by itself', () => {
    const report = {
      auditReportVersion: 2,
      vulnerabilities: {
        minimist: {
          name: 'minimist',
          severity: 'critical',
          via: [via],
          effects: ['mkdirp'],
          fixAvailable: { name: 'minimist', version: '1.2.8' },
        },
        mkdirp: { name: 'mkdirp', severity: 'critical', via: ['minimist'], effects: [], fixAvailable: true },
      },
    };
    expect(read(report)).toEqual([
      {
        id: 'GHSA-xvch-5gv4-984h',
        aliases: [],
        title: 'Prototype Pollution in minimist',
        url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
        severity: 'critical',
        package: 'minimist',
        ecosystem: 'npm',
        range: '<0.2.4',
        versions: [],
        fix: { package: 'minimist', version: '1.2.8' },
      },
    ]);
  });

  it('of npm 6 and pnpm is read', () => {
    const report = {
      metadata: {},
      advisories: {
        1179: {
          id: 1179,
          module_name: 'minimist',
          title: 'Prototype Pollution',
          severity: 'low',
          url: 'https://npmjs.com/advisories/1179',
          cves: ['CVE-2020-7598'],
          vulnerable_versions: '<0.2.1 || >=1.0.0 <1.2.3',
          patched_versions: '>=1.2.3',
          findings: [{ version: '0.0.8', paths: ['mkdirp>minimist'] }, { version: '0.0.8' }],
        },
      },
    };
    expect(read(report)).toMatchObject([
      {
        id: 'npm-1179',
        aliases: ['CVE-2020-7598'],
        severity: 'low',
        range: '<0.2.1 || >=1.0.0 <1.2.3',
        versions: ['0.0.8'],
        fix: { package: 'minimist', version: '1.2.3' },
      },
    ]);
  });

  it('that found nothing is a report', () => {
    expect(read({ auditReportVersion: 2, vulnerabilities: {} })).toEqual([]);
  });

  it.each([
    [{ auditReportVersion: 2 }, 'It is a report of an audit without vulnerabilities or advisories.'],
    [
      { error: { code: 'ENOLOCK', summary: 'This command requires an existing lockfile.' } },
      'The audit failed: This command requires an existing lockfile.',
    ],
  ])('that proves nothing is refused: %j', (report, reason) => {
    expect(read(report)).toBe(reason);
  });
});

describe('osv-scanner', () => {
  const vulnerability = {
    id: 'GHSA-29mw-wpgm-hmr9',
    aliases: ['CVE-2020-28500'],
    summary: 'Regular Expression Denial of Service (ReDoS) in lodash',
    database_specific: { severity: 'MODERATE' },
    affected: [
      {
        package: { ecosystem: 'npm', name: 'lodash' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.17.21' }] }],
      },
      {
        package: { ecosystem: 'npm', name: 'lodash-es' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
      },
    ],
  };
  const report = (entry: object) => ({
    results: [{ source: { path: '/builds/acme/package-lock.json' }, packages: [entry] }],
  });
  const lodash = { name: 'lodash', version: '4.17.15', ecosystem: 'npm' };

  it('is read', () => {
    expect(
      read(
        report({
          package: lodash,
          vulnerabilities: [vulnerability],
          groups: [{ ids: ['GHSA-29mw-wpgm-hmr9'], max_severity: '5.3' }],
        }),
      ),
    ).toEqual([
      {
        id: 'GHSA-29mw-wpgm-hmr9',
        aliases: ['CVE-2020-28500'],
        title: 'Regular Expression Denial of Service (ReDoS) in lodash',
        url: 'https://osv.dev/vulnerability/GHSA-29mw-wpgm-hmr9',
        severity: 'medium',
        package: 'lodash',
        ecosystem: 'npm',
        range: '>=4.0.0 <4.17.21',
        versions: ['4.17.15'],
        fix: { package: 'lodash', version: '4.17.21' },
      },
    ]);
  });

  it.each<[readonly object[], string | null]>([
    [[{ introduced: '0' }, { fixed: '1.2.0' }], '>=0.0.0-0 <1.2.0'],
    [[{ introduced: '1.0.0' }, { last_affected: '1.4.9' }], '>=1.0.0 <=1.4.9'],
    [[{ introduced: '1.0.0' }, { fixed: '1.1.0' }, { introduced: '2.0.0' }], '>=1.0.0 <1.1.0 || >=2.0.0'],
    [[], null],
  ])('knows ranges by their events: %j', (events, range) => {
    const affected = [{ package: { name: 'lodash' }, ranges: [{ type: 'SEMVER', events }] }];
    expect(
      read(report({ package: lodash, vulnerabilities: [{ ...vulnerability, affected }] })),
    ).toMatchObject([{ range }]);
  });

  it('leaves out what was withdrawn', () => {
    const withdrawn = { ...vulnerability, withdrawn: '2024-01-01T00:00:00Z' };
    expect(read(report({ package: lodash, vulnerabilities: [withdrawn] }))).toEqual([]);
  });

  it('is one for a package in several lockfiles', () => {
    const entry = { package: lodash, vulnerabilities: [vulnerability] };
    const other = { package: { ...lodash, version: '4.17.4' }, vulnerabilities: [vulnerability] };
    expect(read({ results: [{ packages: [entry] }, { packages: [other] }] })).toMatchObject([
      { versions: ['4.17.15', '4.17.4'] },
    ]);
  });
});
