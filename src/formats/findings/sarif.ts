import type { ReportedFinding } from '../../model/reported.ts';
import type { Severity } from '../../model/severity.ts';
import { arrayAt, isObject, objectAt, own, textAt } from '../json.ts';
import { type FindingsFormat, oneLine, type ParsedReport, severityOfScore } from './format.ts';

/** SARIF 2.1.0 (OASIS, 2020): CodeQL, Semgrep, ESLint, Trivy and many more write it. */
export const sarif: FindingsFormat = {
  id: 'sarif',
  title: 'SARIF 2.1.0',
  matches: (report) => arrayAt(report, 'runs') !== null,
  parse,
};

function parse(report: object): ParsedReport {
  const version = textAt(report, 'version');
  if (version !== '2.1.0') {
    const found = version === null ? 'no version' : `version ${oneLine(version, 20)}`;
    return { ok: false, reason: `It is SARIF of ${found}, and 2.1.0 is read.` };
  }
  const findings: ReportedFinding[] = [];
  for (const run of arrayAt(report, 'runs') ?? []) {
    const failure = failureOf(run);
    if (failure !== null) return { ok: false, reason: failure };
    const results = own(run, 'results');
    // 3.14.23: no `results` means that the tool did not look, an empty list that it found nothing.
    if (results === undefined || results === null)
      return { ok: false, reason: `${toolOf(run)} ran and looked for nothing: a run has no results.` };
    if (!Array.isArray(results)) return { ok: false, reason: 'The results of a run are no list.' };
    const rules = rulesOf(run);
    for (const result of results) {
      const finding = findingOf(result, run, rules);
      if (finding !== null) findings.push(finding);
    }
  }
  return { ok: true, report: { findings, advisories: null } };
}

/** A run that broke off has not seen everything. */
function failureOf(run: unknown): string | null {
  const broken = (arrayAt(run, 'invocations') ?? []).find((one) => own(one, 'executionSuccessful') === false);
  return broken === undefined ? null : `${toolOf(run)} says that it did not run to its end.`;
}

function toolOf(run: unknown): string {
  return oneLine(textAt(objectAt(objectAt(run, 'tool'), 'driver'), 'name') ?? 'The tool', 50);
}

interface Rules {
  readonly byId: ReadonlyMap<string, unknown>;
  readonly byIndex: readonly unknown[];
}

function rulesOf(run: unknown): Rules {
  const tool = objectAt(run, 'tool');
  const own = arrayAt(objectAt(tool, 'driver'), 'rules') ?? [];
  const others = (arrayAt(tool, 'extensions') ?? []).flatMap(
    (extension) => arrayAt(extension, 'rules') ?? [],
  );
  const byId = new Map<string, unknown>();
  for (const rule of [...own, ...others]) {
    const id = textAt(rule, 'id');
    if (id !== null && !byId.has(id)) byId.set(id, rule);
  }
  return { byId, byIndex: own };
}

function findingOf(result: unknown, run: unknown, { byId, byIndex }: Rules): ReportedFinding | null {
  if (!isObject(result)) return null;
  const kind = textAt(result, 'kind') ?? 'fail';
  if (kind === 'pass' || kind === 'notApplicable' || own(result, 'baselineState') === 'absent') return null;
  const index = own(result, 'ruleIndex') ?? own(objectAt(result, 'rule'), 'index');
  const id = textAt(result, 'ruleId') ?? textAt(objectAt(result, 'rule'), 'id');
  const rule =
    (id === null ? undefined : (byId.get(id) ?? byId.get(id.replace(/\/[^/]*$/, '')))) ??
    (typeof index === 'number' ? byIndex[index] : undefined);
  const name = id ?? textAt(rule, 'id') ?? 'unnamed-rule';
  const { path, line } = placeOf(result, run);
  const level =
    textAt(result, 'level') ?? textAt(objectAt(rule, 'defaultConfiguration'), 'level') ?? 'warning';
  return {
    tool: toolOf(run),
    rule: oneLine(name, 100),
    message: messageOf(result, rule) ?? oneLine(name, 100),
    severity: severityIn(result, rule) ?? severityOfLevel(level),
    isNote: level === 'note' || level === 'none' || kind !== 'fail',
    path,
    line,
    suppression: suppressionOf(result),
    weaknesses: weaknessesOf(rule, result),
  };
}

function severityIn(result: object, rule: unknown): Severity | null {
  const of = (holder: unknown) => severityOfScore(own(objectAt(holder, 'properties'), 'security-severity'));
  return of(result) ?? of(rule);
}

function severityOfLevel(level: string): Severity {
  if (level === 'error') return 'high';
  return level === 'warning' ? 'medium' : 'low';
}

/** 3.11: a text of its own, or one of the rule's with places for arguments. */
function messageOf(result: object, rule: unknown): string | null {
  const message = objectAt(result, 'message');
  const text =
    textAt(message, 'text') ??
    textAt(objectAt(objectAt(rule, 'messageStrings'), textAt(message, 'id') ?? ''), 'text') ??
    textAt(objectAt(rule, 'shortDescription'), 'text');
  if (text === null) return null;
  const given = arrayAt(message, 'arguments') ?? [];
  const filled = text.replace(/\{(\d+)\}/g, (whole, at: string) => {
    const argument = given[Number(at)];
    return typeof argument === 'string' ? argument : whole;
  });
  // `[text](3)` leads to a related place, of which only the text is of use here.
  return oneLine(filled.replace(/\[([^\]]*)\]\((?:\d+|[^)\s]*)\)/g, '$1'));
}

function placeOf(result: object, run: unknown): Pick<ReportedFinding, 'path' | 'line'> {
  const [location] = arrayAt(result, 'locations') ?? [];
  const physical = objectAt(location, 'physicalLocation');
  const artifact = objectAt(physical, 'artifactLocation');
  const index = own(artifact, 'index');
  const listed =
    typeof index === 'number' ? objectAt((arrayAt(run, 'artifacts') ?? [])[index], 'location') : null;
  const uri = textAt(artifact, 'uri') ?? textAt(listed, 'uri');
  const line = own(objectAt(physical, 'region'), 'startLine');
  return {
    path: uri === null ? null : pathOf(uri, textAt(artifact, 'uriBaseId'), run),
    line: typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : null,
  };
}

/** A path relative to the base that it names, or an absolute one where that says where it is. */
function pathOf(uri: string, base: string | null, run: unknown): string {
  const bases = objectAt(run, 'originalUriBaseIds');
  const start =
    base === null || /SRCROOT|ROOTPATH|PROJECTROOT/i.test(base)
      ? ''
      : (textAt(objectAt(bases, base), 'uri') ?? '');
  return decoded(`${start}${uri}`.replace(/^file:\/\/(?:localhost)?/, ''))
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** 3.27.23: suppressed when none of its suppressions is under review or rejected. */
function suppressionOf(result: object): string | null {
  const suppressions = arrayAt(result, 'suppressions') ?? [];
  const [first] = suppressions;
  const counts = suppressions.every((one) => (textAt(one, 'status') ?? 'accepted') === 'accepted');
  if (first === undefined || !counts) return null;
  return oneLine(
    textAt(first, 'justification') ?? `${textAt(first, 'kind') ?? 'external'}, without a reason`,
    200,
  );
}

function weaknessesOf(rule: unknown, result: object): readonly number[] {
  const properties = [objectAt(rule, 'properties'), objectAt(result, 'properties')];
  const texts = properties.flatMap((one) => [
    ...(arrayAt(one, 'tags') ?? []),
    ...(arrayAt(one, 'cwe') ?? []),
    own(one, 'cwe'),
  ]);
  const taxa = (arrayAt(rule, 'relationships') ?? []).map((one) => textAt(objectAt(one, 'target'), 'id'));
  const numbers = [...texts, ...taxa].flatMap((text) => {
    const found = typeof text === 'string' ? /\bcwe[-/: ]*0*(\d{1,5})\b/i.exec(text) : null;
    return found === null ? [] : [Number(found[1])];
  });
  return [...new Set(numbers)].sort((left, right) => left - right);
}
