import type { ComposeFile, ComposeService } from '../../model/container.ts';
import { baseName } from '../../model/path.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, type Mapping, mappingIn, stringOrNull, stringsIn } from '../untyped.ts';
import { type LineOf, readYaml } from '../yaml-file.ts';

/** Compose files, those of tests apart. */
export async function gatherComposeFiles(scene: Scene): Promise<readonly ComposeFile[]> {
  const paths = scene.files
    .filter(
      ({ path, kind }) =>
        kind === 'data' && /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(baseName(path)),
    )
    .map(({ path }) => path);
  return await Promise.all(paths.map(async (path) => readCompose(path, await textOf(scene, path))));
}

function readCompose(path: string, text: string): ComposeFile {
  const file = readYaml(text);
  if (!file.ok) return { path, services: [], problem: file.problem };
  const services = file.root['services'];
  if (!isMapping(services)) return { path, services: [], problem: 'It has no `services`.' };
  return {
    path,
    services: Object.entries(services).map(([name, service]) =>
      serviceOf(name, mappingIn(service), file.lineOf),
    ),
    problem: null,
  };
}

function serviceOf(name: string, service: Mapping, lineOf: LineOf): ComposeService {
  const { user, healthcheck } = service;
  return {
    name,
    line: lineOf(['services', name]),
    image: stringOrNull(service['image']),
    isBuilt: service['build'] !== undefined,
    user: typeof user === 'number' ? String(user) : stringOrNull(user),
    hasHealthcheck: isMapping(healthcheck) && healthcheck['disable'] !== true,
    restart: stringOrNull(service['restart']),
    variables: variablesOf(service['environment'], name, lineOf),
    isPrivileged: service['privileged'] === true,
  };
}

/** A mapping, or a list of `NAME=value` and `NAME`. */
function variablesOf(environment: unknown, service: string, lineOf: LineOf): ComposeService['variables'] {
  const path = ['services', service, 'environment'] as const;
  if (isMapping(environment))
    return Object.keys(environment).map((name) => ({ name, line: lineOf([...path, name]) }));
  return stringsIn(environment).map((entry, index) => ({
    name: entry.split('=')[0] ?? entry,
    line: lineOf([...path, index]),
  }));
}
