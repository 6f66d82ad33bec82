import type { UpdateBot } from '../../model/ecosystem.ts';
import { parseJsonc } from '../jsonc.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, mappingIn, stringOrNull, textsOf } from '../untyped.ts';
import { readYaml } from '../yaml-file.ts';

const dependabotPlaces = ['.github/dependabot.yml', '.github/dependabot.yaml'];
const renovatePlaces = [
  'renovate.json',
  'renovate.json5',
  '.github/renovate.json',
  '.github/renovate.json5',
  '.gitlab/renovate.json',
  '.renovaterc',
  '.renovaterc.json',
];

/** Who opens pull requests for new versions; `null` when nobody does. */
export async function gatherUpdateBot(scene: Scene): Promise<UpdateBot | null> {
  const has = (path: string) => scene.files.some((file) => file.path === path);
  const dependabot = dependabotPlaces.find(has);
  if (dependabot !== undefined) return readDependabot(dependabot, await textOf(scene, dependabot));
  const renovate = renovatePlaces.find(has);
  return renovate === undefined ? null : readRenovate(renovate, await textOf(scene, renovate));
}

function readDependabot(path: string, text: string): UpdateBot {
  const tool = 'dependabot';
  const file = readYaml(text);
  if (!file.ok) return { path, tool, updates: [], problem: file.problem };
  const { updates } = file.root;
  if (!Array.isArray(updates)) return { path, tool, updates: [], problem: 'It has no list of `updates`.' };
  const read = updates.map(mappingIn).flatMap((update) => {
    const ecosystem = stringOrNull(update['package-ecosystem']);
    // A limit of zero asks for no pull requests but those for vulnerable versions.
    if (ecosystem === null || update['open-pull-requests-limit'] === 0) return [];
    return [{ ecosystem, directories: [...textsOf(update['directory']), ...textsOf(update['directories'])] }];
  });
  return { path, tool, updates: read, problem: null };
}

function readRenovate(path: string, text: string): UpdateBot {
  const tool = 'renovate';
  // JSON5 allows more than is read here, and nobody writes one that turns the tool off.
  if (path.endsWith('5')) return { path, tool, updates: 'all', problem: null };
  const settings = parsed(text);
  if (!isMapping(settings)) return { path, tool, updates: [], problem: 'It is not a JSON object.' };
  const enabled = settings['enabled'] !== false;
  const managers = textsOf(settings['enabledManagers']);
  if (!enabled) return { path, tool, updates: [], problem: null };
  return {
    path,
    tool,
    updates: managers.length === 0 ? 'all' : managers.map((ecosystem) => ({ ecosystem, directories: [] })),
    problem: null,
  };
}

function parsed(text: string): unknown {
  try {
    return parseJsonc(text);
  } catch {
    return null;
  }
}
