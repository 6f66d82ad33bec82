import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What of an `action.yml` the runner uses: where the action starts, and its inputs with their defaults. */
export type ActionDefinition = {
  main: string;
  /** What runs when the job is over, whatever came of it. */
  post: string | null;
  inputs: Readonly<Record<string, { default?: unknown } | null>>;
};

/** Expressions that defaults may hold; all others are refused rather than left empty. */
type Expressions = Readonly<Record<string, string>>;

/** Only `runs.using: node24` with `main`, and a `post` that always runs, is emulated. */
export async function readAction(directory: string): Promise<ActionDefinition> {
  const { runs, inputs } = parse(await readFile(join(directory, 'action.yml'), 'utf8'));
  if (runs?.using !== 'node24') throw new Error(`action.yml: runs.using is ${runs?.using}, not node24.`);
  if (typeof runs.main !== 'string') throw new Error('action.yml: runs.main is missing.');
  if ('pre' in runs) throw new Error('action.yml: runs.pre is not emulated.');
  if ('post' in runs && runs['post-if'] !== 'always()') {
    throw new Error('action.yml: runs.post without `post-if: always()` is not emulated.');
  }
  const post = typeof runs.post === 'string' ? join(directory, runs.post) : null;
  return { main: join(directory, runs.main), post, inputs: inputs ?? {} };
}

/** The `INPUT_…` variables of a step: what it gives with `with:`, and the declared defaults for the rest. */
export function inputVariables(
  { inputs }: ActionDefinition,
  given: Readonly<Record<string, string>>,
  expressions: Expressions,
): Record<string, string> {
  const undeclared = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (undeclared.length > 0) throw new Error(`Not an input in action.yml: ${undeclared.join(', ')}.`);
  const variables: Record<string, string> = {};
  for (const [name, declared] of Object.entries(inputs)) {
    const value = given[name] ?? evaluate(String(declared?.default ?? ''), expressions);
    // The runner replaces spaces and nothing else: `INPUT_GITHUB-TOKEN`.
    variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  }
  return variables;
}

function evaluate(text: string, expressions: Expressions): string {
  return text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value === undefined) throw new Error(`action.yml: the expression ${expression} is not emulated.`);
    return value;
  });
}
