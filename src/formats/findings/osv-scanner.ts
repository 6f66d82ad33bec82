import type { Advisory } from '../../model/reported.ts';
import { severityOfWord } from '../../model/severity.ts';
import { arrayAt, objectAt, own, textAt } from '../json.ts';
import { type FindingsFormat, oneLine, type ParsedReport, severityOfScore } from './format.ts';

/** `osv-scanner --format json`, with vulnerabilities in the schema of osv.dev. */
export const osvScanner: FindingsFormat = {
  id: 'osv-scanner',
  title: '`osv-scanner --format json`',
  matches: (report) =>
    (arrayAt(report, 'results') ?? [0]).every((result) => arrayAt(result, 'packages') !== null) &&
    arrayAt(report, 'results') !== null,
  parse,
};

function parse(report: object): ParsedReport {
  const advisories = (arrayAt(report, 'results') ?? []).flatMap((result) =>
    (arrayAt(result, 'packages') ?? []).flatMap(ofPackage),
  );
  const byIdentity = new Map<string, Advisory>();
  for (const one of advisories) {
    const key = `${one.id} ${one.ecosystem} ${one.package}`;
    const known = byIdentity.get(key);
    const versions = [...new Set([...(known?.versions ?? []), ...one.versions])];
    byIdentity.set(key, { ...(known ?? one), versions });
  }
  return { ok: true, report: { findings: null, advisories: [...byIdentity.values()] } };
}

function ofPackage(entry: unknown): readonly Advisory[] {
  const about = objectAt(entry, 'package');
  const name = textAt(about, 'name');
  if (name === null) return [];
  const version = textAt(about, 'version');
  const ecosystem = (textAt(about, 'ecosystem') ?? 'unknown').toLowerCase();
  const groups = arrayAt(entry, 'groups') ?? [];
  return (arrayAt(entry, 'vulnerabilities') ?? []).flatMap((vulnerability): Advisory[] => {
    const id = textAt(vulnerability, 'id');
    if (id === null || textAt(vulnerability, 'withdrawn') !== null) return [];
    const group = groups.find((one) => (arrayAt(one, 'ids') ?? []).includes(id));
    const affected = (arrayAt(vulnerability, 'affected') ?? []).filter(
      (one) => textAt(objectAt(one, 'package'), 'name') === name,
    );
    return [
      {
        id,
        aliases: (arrayAt(vulnerability, 'aliases') ?? []).filter((one) => typeof one === 'string'),
        title: oneLine(
          textAt(vulnerability, 'summary') ?? textAt(vulnerability, 'details') ?? 'A known vulnerability',
          150,
        ),
        url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
        severity:
          severityOfScore(own(group, 'max_severity')) ??
          severityOfWord(own(objectAt(vulnerability, 'database_specific'), 'severity')) ??
          'medium',
        package: name,
        ecosystem,
        range: rangeOf(affected),
        versions: version === null ? [] : [version],
        fix:
          fixesOf(affected)
            .map((fixed) => ({ package: name, version: fixed }))
            .at(-1) ?? null,
      },
    ];
  });
}

function eventsOf(affected: readonly unknown[]): readonly (readonly unknown[])[] {
  return affected
    .flatMap((one) => arrayAt(one, 'ranges') ?? [])
    .filter((range) => textAt(range, 'type') !== 'GIT')
    .map((range) => arrayAt(range, 'events') ?? []);
}

function fixesOf(affected: readonly unknown[]): readonly string[] {
  return eventsOf(affected).flatMap((events) => events.flatMap((event) => textAt(event, 'fixed') ?? []));
}

/** Events in order (introduced, then fixed or last affected) as a range of semver. */
function rangeOf(affected: readonly unknown[]): string | null {
  const parts: string[] = [];
  for (const events of eventsOf(affected)) {
    let from: string | null = null;
    for (const event of events) {
      const introduced = textAt(event, 'introduced');
      const fixed = textAt(event, 'fixed');
      const last = textAt(event, 'last_affected');
      if (introduced !== null) from = introduced === '0' ? '0.0.0-0' : introduced;
      else if (from !== null && (fixed !== null || last !== null)) {
        parts.push(`>=${from} ${fixed === null ? `<=${last}` : `<${fixed}`}`);
        from = null;
      }
    }
    if (from !== null) parts.push(`>=${from}`);
  }
  return parts.length === 0 ? null : parts.join(' || ');
}
