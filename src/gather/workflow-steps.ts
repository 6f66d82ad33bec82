import type { Step, Variables } from '../model/workflow.ts';
import { isMapping, type Mapping, mappingIn, stringOrNull } from './untyped.ts';
import type { LineOf } from './yaml-file.ts';

/** The steps of a job or of a composite action. */
export function stepsOf(steps: unknown, path: readonly (string | number)[], lineOf: LineOf): readonly Step[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step, index) => (isMapping(step) ? [stepOf(step, lineOf([...path, index]))] : []));
}

export function stepOf(step: Mapping, line: number): Step {
  return {
    line,
    name: stringOrNull(step['name']),
    uses: stringOrNull(step['uses']),
    run: stringOrNull(step['run']),
    if: scalarOrNull(step['if']),
    with: variablesOf(step['with']),
    env: variablesOf(step['env']),
  };
}

/** A mapping of scalars, each as the text it is written as. */
export function variablesOf(value: unknown): Variables {
  return Object.fromEntries(
    Object.entries(mappingIn(value)).flatMap(([name, given]) => {
      const text = scalarOrNull(given);
      return text === null ? [] : [[name, text]];
    }),
  );
}

export function scalarOrNull(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return stringOrNull(value);
}
