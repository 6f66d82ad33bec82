import { satisfies, validRange } from 'semver';
import { codeRules } from '../model/code-rule.ts';
import type {
  Gathered,
  ModuleGraph,
  SourceFile,
  TriagedAdvisory,
  TriagedCode,
  TriagedReport,
  UntriagedEvidence,
} from '../model/evidence.ts';
import type { Advisory, InstalledPackage, ReportedFinding } from '../model/reported.ts';
import { advisoryReasons } from './advisory-reasons/index.ts';
import { reportReasons } from './report-reasons/index.ts';

/** Says of every finding of another tool what it is. What our own checks tell of is told once. */
export function triageReported(
  { reports, files }: Pick<UntriagedEvidence, 'reports' | 'files'>,
  insecureCode: Gathered<readonly TriagedCode[]>,
): Gathered<readonly TriagedReport[] | null> {
  if (!reports.ok) return reports;
  const holders = reports.value?.reports.filter(({ findings }) => findings !== null) ?? [];
  if (holders.length === 0) return { ok: true, value: null };
  const kinds = new Map((files.ok ? files.value : []).map(({ path, kind }) => [path, kind]));
  const told = toldBy(insecureCode.ok ? insecureCode.value : []);
  const findings = holders.flatMap(({ findings: all }) => all ?? []);
  return {
    ok: true,
    value: findings.map((finding) => {
      const place = {
        kind: finding.path === null ? null : (kinds.get(finding.path) ?? null),
        isToldAlready: finding.weaknesses.some((cwe) => told.has(key(finding, cwe))),
      };
      const reason = reportReasons.find(({ applies }) => applies(finding, place));
      return {
        finding,
        classification: reason?.classification ?? 'to-review',
        reason: reason?.id ?? 'unclassified',
      };
    }),
  };
}

function toldBy(insecureCode: readonly TriagedCode[]): ReadonlySet<string> {
  return new Set(
    insecureCode
      .filter(({ classification }) => classification !== 'false-positive')
      .map(({ path, place }) => key({ path, line: place.line }, codeRules[place.rule].cwe)),
  );
}

function key({ path, line }: Pick<ReportedFinding, 'path' | 'line'>, cwe: number): string {
  return `${path}\0${line}\0${cwe}`;
}

/** Says of every vulnerable package what it is: whether it is installed, and whether the source uses it. */
export function triageAdvisories({
  reports,
  files,
  modules,
  installedPackages,
  lockfiles,
}: Pick<UntriagedEvidence, 'reports' | 'files' | 'modules' | 'installedPackages' | 'lockfiles'>): Gathered<
  readonly TriagedAdvisory[] | null
> {
  if (!reports.ok) return reports;
  const holders = reports.value?.reports.filter(({ advisories }) => advisories !== null) ?? [];
  if (holders.length === 0) return { ok: true, value: null };
  const graph = modules.ok ? modules.value : null;
  const imports = importsOf(graph, files.ok ? files.value : []);
  const installed = installedPackages.ok ? installedPackages.value : null;
  const isLocked =
    installed !== null || (lockfiles.ok && lockfiles.value.some(({ format }) => format !== 'npm'));
  const advisories = new Map(
    holders.flatMap(({ advisories: all }) => all ?? []).map((one) => [identityOf(one), one]),
  );
  return {
    ok: true,
    value: [...advisories.values()].map((advisory) => {
      const isHere = advisory.ecosystem === 'npm' && installed !== null;
      const found = isHere ? installed.filter(({ name }) => name === advisory.package) : null;
      const affected = (found ?? []).filter((one) => isAffected(one, advisory));
      const importedBy = importerOf(advisory, affected, imports);
      const place = { installed: found, affected, importedBy, isLocked, knowsImports: graph !== null };
      const reason = advisoryReasons.find(({ applies }) => applies(advisory, place));
      return {
        advisory,
        versions: found === null ? advisory.versions : [...new Set(affected.map(({ version }) => version))],
        importedBy,
        classification: reason?.classification ?? 'to-review',
        reason: reason?.id ?? 'unclassified',
      };
    }),
  };
}

/** Two reports may tell of one advisory under different names. */
function identityOf({ id, aliases, package: name, ecosystem }: Advisory): string {
  const [first] = [id, ...aliases].filter((one) => one.startsWith('GHSA-')).sort();
  return `${first ?? id} ${ecosystem} ${name}`;
}

/** By the range, or else by the versions that the report saw; without either all are. */
function isAffected({ version }: InstalledPackage, { range, versions }: Advisory): boolean {
  if (range !== null && validRange(range) !== null)
    return satisfies(version, range, { includePrerelease: true });
  return versions.length === 0 || versions.includes(version);
}

type Importer = NonNullable<TriagedAdvisory['importedBy']>;

/** Package → the first file of the source that imports it, types apart. */
function importsOf(graph: ModuleGraph | null, files: readonly SourceFile[]): ReadonlyMap<string, Importer> {
  const sources = new Set(files.filter(({ kind }) => kind === 'source').map(({ path }) => path));
  const importers = new Map<string, Importer>();
  for (const { path, imports } of graph?.modules ?? []) {
    if (!sources.has(path)) continue;
    for (const { target, line, isTypeOnly } of imports) {
      if (target.kind !== 'package' || isTypeOnly || importers.has(target.name)) continue;
      importers.set(target.name, { path, line, name: target.name });
    }
  }
  return importers;
}

function importerOf(
  { package: name, ecosystem }: Advisory,
  affected: readonly InstalledPackage[],
  imports: ReadonlyMap<string, Importer>,
): Importer | null {
  if (ecosystem !== 'npm') return null;
  const bringers = [name, ...affected.flatMap(({ broughtBy }) => broughtBy)];
  for (const bringer of bringers) {
    const importer = imports.get(bringer);
    if (importer !== undefined) return importer;
  }
  return null;
}
