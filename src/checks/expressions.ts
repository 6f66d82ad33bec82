/** A value that an expression of GitHub's puts where it stands. */
export interface ExpressionValue {
  /** In lower case, indexes as names: `github.event.issue.title`, `github.event.commits.*.message`. */
  readonly name: string;
  /** All that it holds, written as JSON. */
  readonly isWhole: boolean;
}

const token = /'[^']*'|[A-Za-z_][\w.*-]*|==|!=|<=|>=|&&|\|\||[()!<>,]|[^\s]/g;
const comparing = new Set(['==', '!=', '<', '>', '<=', '>=']);
/** What they give is `true`, `false` or a digest, whatever they are given. */
const closedFunctions = new Set(['contains', 'startswith', 'endswith', 'hashfiles']);

/** Values that the expressions of a text put into it. One that is only compared or asked for is none. */
export function valuesIn(text: string): readonly ExpressionValue[] {
  return expressionsIn(text).flatMap(valuesOf);
}

function expressionsIn(text: string): readonly string[] {
  return text
    .split('${{')
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('}}');
      return end === -1 ? [] : [part.slice(0, end)];
    });
}

/** The calls around a place. */
interface Calls {
  readonly isClosed: boolean;
  readonly isWhole: boolean;
}

function valuesOf(expression: string): readonly ExpressionValue[] {
  const tokens = withoutIndexes(expression).match(token) ?? [];
  const calls: Calls[] = [{ isClosed: false, isWhole: false }];
  return tokens.flatMap((text, index) => {
    const { isClosed, isWhole } = calls.at(-1) ?? { isClosed: false, isWhole: false };
    const [previous, next] = [tokens[index - 1], tokens[index + 1]];
    if (text === '(') calls.push(callOf((previous ?? '').toLowerCase(), { isClosed, isWhole }));
    if (text === ')') calls.pop();
    if (isClosed || !/^[A-Za-z_]/.test(text) || isOnlyAsked(previous, next)) return [];
    return [{ name: text.toLowerCase(), isWhole }];
  });
}

function callOf(name: string, { isClosed, isWhole }: Calls): Calls {
  return { isClosed: isClosed || closedFunctions.has(name), isWhole: isWhole || name === 'tojson' };
}

/** `github['head_ref']` and `github.event.commits[0]` as they are written with dots. */
function withoutIndexes(expression: string): string {
  return expression.replace(/\[ ?'([\w-]{1,100})' ?\]/g, '.$1').replace(/\[\d{1,9}\]/g, '.*');
}

/** Names of functions too. What stands left of `&&` is given only when it is empty. */
function isOnlyAsked(previous: string | undefined, next: string | undefined): boolean {
  if (previous === '!' || next === '&&' || next === '(') return true;
  return [previous, next].some((side) => comparing.has(side ?? ''));
}
