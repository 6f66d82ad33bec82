import type { ActionDefinition, ActionParameter } from '../../model/workflow.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, mappingIn, stringOrNull } from '../untyped.ts';
import { stepsOf } from '../workflow-steps.ts';
import { type LineOf, readYaml } from '../yaml-file.ts';

/** `action.yml` of the root and of `.github/actions`. */
export async function gatherActions(scene: Scene): Promise<readonly ActionDefinition[]> {
  const paths = scene.files
    .map(({ path }) => path)
    .filter((path) => /^(?:\.github\/actions\/(?:[^/]+\/){1,3})?action\.ya?ml$/.test(path));
  return await Promise.all(paths.map(async (path) => readAction(path, await textOf(scene, path))));
}

function readAction(path: string, text: string): ActionDefinition {
  const file = readYaml(text);
  if (!file.ok) return unreadable(path, file.problem);
  const { root, lineOf } = file;
  if (!isMapping(root['runs'])) return unreadable(path, 'It has no `runs`.');
  return {
    path,
    name: stringOrNull(root['name']),
    inputs: parametersOf(root['inputs'], 'inputs', lineOf),
    outputs: parametersOf(root['outputs'], 'outputs', lineOf),
    using: stringOrNull(root['runs']['using']),
    steps: stepsOf(root['runs']['steps'], ['runs', 'steps'], lineOf),
    problem: null,
  };
}

function unreadable(path: string, problem: string): ActionDefinition {
  return { path, name: null, inputs: [], outputs: [], using: null, steps: [], problem };
}

function parametersOf(value: unknown, key: string, lineOf: LineOf): readonly ActionParameter[] {
  return Object.entries(mappingIn(value)).map(([name, given]) => {
    const { description, required } = mappingIn(given);
    return {
      name,
      line: lineOf([key, name]),
      description: stringOrNull(description),
      isRequired: required === true || required === 'true',
    };
  });
}
