import type { Advisory } from '../../model/reported.ts';
import { severityOfWord } from '../../model/severity.ts';
import { arrayAt, isObject, objectAt, own, textAt } from '../json.ts';
import { type FindingsFormat, oneLine, type ParsedReport, severityOfScore } from './format.ts';

/** `npm audit --json` of npm 7 and later, and of npm 6 and pnpm, which list advisories by number. */
export const npmAudit: FindingsFormat = {
  id: 'npm-audit',
  title: '`npm audit --json`',
  matches: (report) =>
    own(report, 'auditReportVersion') !== undefined ||
    (objectAt(report, 'advisories') !== null && objectAt(report, 'metadata') !== null) ||
    (isObject(own(report, 'error')) && textAt(objectAt(report, 'error'), 'code') !== null),
  parse,
};

function parse(report: object): ParsedReport {
  const error = objectAt(report, 'error');
  if (error !== null) {
    const summary = oneLine(textAt(error, 'summary') ?? textAt(error, 'code') ?? 'no reason given', 150);
    return { ok: false, reason: `The audit failed: ${summary.replace(/\.$/, '')}.` };
  }
  const vulnerabilities = objectAt(report, 'vulnerabilities');
  const listed = objectAt(report, 'advisories');
  if (vulnerabilities === null && listed === null)
    return { ok: false, reason: 'It is a report of an audit without vulnerabilities or advisories.' };
  const advisories =
    vulnerabilities === null
      ? Object.values(listed ?? {}).flatMap(ofVersion1)
      : Object.values(vulnerabilities).flatMap(ofVersion2);
  return { ok: true, report: { findings: null, advisories: unique(advisories) } };
}

/** What a package is vulnerable by itself: what it has from others is listed with them. */
function ofVersion2(vulnerability: unknown): readonly Advisory[] {
  const fix = own(vulnerability, 'fixAvailable');
  return (arrayAt(vulnerability, 'via') ?? []).flatMap((via): Advisory[] => {
    const name = textAt(via, 'dependency') ?? textAt(via, 'name');
    if (name === null) return [];
    const url = textAt(via, 'url');
    const source = own(via, 'source');
    return [
      {
        id: identityIn(url) ?? (typeof source === 'number' ? `npm-${source}` : `npm-${name}`),
        aliases: [],
        title: oneLine(textAt(via, 'title') ?? 'A known vulnerability', 150),
        url,
        severity:
          severityOfWord(own(via, 'severity')) ??
          severityOfScore(own(objectAt(via, 'cvss'), 'score')) ??
          severityOfWord(own(vulnerability, 'severity')) ??
          'medium',
        package: name,
        ecosystem: 'npm',
        range: textAt(via, 'range'),
        versions: [],
        fix: fixOf(textAt(fix, 'name'), textAt(fix, 'version')),
      },
    ];
  });
}

function ofVersion1(advisory: unknown): readonly Advisory[] {
  const name = textAt(advisory, 'module_name');
  if (name === null) return [];
  const url = textAt(advisory, 'url');
  const versions = (arrayAt(advisory, 'findings') ?? []).flatMap((one) => textAt(one, 'version') ?? []);
  const patched = textAt(advisory, 'patched_versions');
  return [
    {
      id: textAt(advisory, 'github_advisory_id') ?? identityIn(url) ?? `npm-${String(own(advisory, 'id'))}`,
      aliases: (arrayAt(advisory, 'cves') ?? []).filter((one) => typeof one === 'string'),
      title: oneLine(textAt(advisory, 'title') ?? 'A known vulnerability', 150),
      url,
      severity: severityOfWord(own(advisory, 'severity')) ?? 'medium',
      package: name,
      ecosystem: 'npm',
      range: textAt(advisory, 'vulnerable_versions'),
      versions: [...new Set(versions)],
      fix: fixOf(name, /^>=\s*(\d[^\s|]*)$/.exec(patched ?? '')?.[1] ?? null),
    },
  ];
}

function fixOf(name: string | null, version: string | null): Advisory['fix'] {
  return name === null || version === null ? null : { package: name, version };
}

function identityIn(url: string | null): string | null {
  return /\b(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})\b/.exec(url ?? '')?.[0] ?? null;
}

function unique(advisories: readonly Advisory[]): readonly Advisory[] {
  return [...new Map(advisories.map((one) => [`${one.id} ${one.package}`, one])).values()];
}
