import { isInside, type LineRange } from '../model/change.ts';
import { type AnyCheck, checkPath } from '../model/check.ts';
import type { Gathered, SuppressionPlace } from '../model/evidence.ts';
import type { SuppressionComment } from '../model/facts.ts';
import type { Suppression, SuppressionFault } from '../model/suppression.ts';
import { hasBegun } from './waive.ts';

export interface Judging {
  readonly checks: readonly Pick<AnyCheck, 'id' | 'category' | 'needs'>[];
  /** Areas, categories and checks of which new suppressions count at once. */
  readonly allowNew: readonly string[];
  /** ISO time. */
  readonly now: string;
  /** The known word that was probably meant. */
  readonly nearest: (word: string, known: readonly string[]) => string | undefined;
}

/**
 * What comments ask to suppress, one for each check that they speak of, and whether they may. What could not be gathered
 * suppresses nothing.
 */
export function judgeSuppressions(
  places: Gathered<readonly SuppressionPlace[]>,
  judging: Judging,
): readonly Suppression[] {
  return places.ok ? places.value.flatMap((place) => judged(place, judging)) : [];
}

/** The same by the path of their file. */
export function byPath(suppressions: readonly Suppression[]): ReadonlyMap<string, readonly Suppression[]> {
  const groups = new Map<string, Suppression[]>();
  for (const one of suppressions) {
    const group = groups.get(one.path);
    if (group === undefined) groups.set(one.path, [one]);
    else group.push(one);
  }
  return groups;
}

function judged(place: SuppressionPlace, judging: Judging): readonly Suppression[] {
  const { comment, path, since, kind } = place;
  const { tool, line, lines, reason } = comment;
  const expires = isDay(comment.until) ? comment.until : null;
  const common = { path, tool, line, lines, reason, since, expires };
  const checks = checksOf(comment, judging);
  if (checks.length > 0) {
    return checks.map((check) => {
      const isAllowed = judging.allowNew.some((target) => check === target || check.startsWith(`${target}/`));
      const added = isAllowed ? [] : place.added;
      const fault = faultOf(comment, added, judging);
      return { ...common, check, fault, exceptLines: added ?? [] };
    });
  }
  // Documents show how such comments are written, and generated files are nobody's to mend.
  if (tool !== 'certgate' || unwritten.has(kind)) return [];
  const [check] = comment.rules;
  const fault: SuppressionFault =
    check === undefined
      ? { kind: 'no-check' }
      : { kind: 'unknown-check', nearest: nearestTo(check, judging) };
  return [{ ...common, check: check ?? '', fault, exceptLines: [] }];
}

const unwritten: ReadonlySet<string> = new Set(['document', 'generated', 'vendored']);

/** Rules of other tools, by name, that look for credentials. */
const secretRule = /secret|credential|password|passwd|token|api-?key|private-?key/i;

function checksOf({ tool, rules }: SuppressionComment, { checks }: Judging): readonly string[] {
  if (tool === 'certgate') {
    const [named] = rules;
    return checks.filter((check) => check.id === named || checkPath(check) === named).map(checkPath);
  }
  const aboutSecrets = checks.filter(({ needs }) => needs.includes('secrets'));
  const others = checks.filter(
    (check) => check.category === 'quality/security' && !aboutSecrets.includes(check),
  );
  if (tool !== 'semgrep' && tool !== 'eslint') return aboutSecrets.map(checkPath);
  // Without a rule it speaks of all that is found there; with one, of what that rule looks for.
  const isMeant = (about: boolean) =>
    rules.length === 0 || rules.some((rule) => secretRule.test(rule) === about);
  return [...(isMeant(true) ? aboutSecrets : []), ...(isMeant(false) ? others : [])].map(checkPath);
}

function nearestTo(word: string, { checks, nearest }: Judging): string | null {
  const paths = checks.map(checkPath);
  const path = nearest(word, paths);
  if (path !== undefined) return path;
  const id = nearest(
    word,
    checks.map((check) => check.id),
  );
  return paths.find((candidate) => candidate.endsWith(`/${id}`)) ?? null;
}

function faultOf(
  { tool, reason, until, line }: SuppressionComment,
  added: readonly LineRange[] | null,
  { now }: Judging,
): SuppressionFault | null {
  if (tool === 'certgate' && reason === null) return { kind: 'no-reason' };
  if (until !== null && !isDay(until)) return { kind: 'no-day', until };
  if (until !== null && hasBegun(until, now)) return { kind: 'ended', on: until };
  if (added === null) return { kind: 'unknown-origin' };
  return isInside(line, added) ? { kind: 'added' } : null;
}

function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(text);
}
