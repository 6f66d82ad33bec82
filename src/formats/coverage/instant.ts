/** Before the first of these formats, and after any run: what lies outside is no time. */
const [earliest, latest] = [Date.UTC(2000, 0), Date.UTC(2200, 0)];

/** Numbers below are seconds: as milliseconds they would lie before 1974. */
const firstMilliseconds = 1e11;

/** Behind UTC by the most that any place on earth is. */
const westernmost = 12 * 60 * 60 * 1000;

/**
 * The time in a report, ISO and UTC; `null` for what is none. Writers of one format differ: numbers are seconds or
 * milliseconds. A time without a zone is that of a machine anywhere, and taken for the latest that it can be.
 */
export function instantOf(value: unknown): string | null {
  const time = typeof value === 'string' && !/^\d+(\.\d*)?$/.test(value) ? timeOf(value) : countOf(value);
  return time >= earliest && time < latest ? new Date(time).toISOString() : null;
}

function timeOf(text: string): number {
  const [, instant, zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (instant === undefined) return Number.NaN;
  return zone === undefined ? Date.parse(`${instant}Z`) + westernmost : Date.parse(text);
}

function countOf(value: unknown): number {
  const count =
    typeof value === 'number' || typeof value === 'string' ? Number(value || Number.NaN) : Number.NaN;
  return Math.floor(count < firstMilliseconds ? count * 1000 : count);
}

/** Of several runs in one report, the last. */
export function latestOf(instants: readonly (string | null)[]): string | null {
  return instants.reduce((last, one) => (last === null || (one !== null && one > last) ? one : last), null);
}
