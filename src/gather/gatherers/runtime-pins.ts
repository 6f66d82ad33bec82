import type { ContainerFile } from '../../model/container.ts';
import type { RuntimePin } from '../../model/ecosystem.ts';
import type { Workflow } from '../../model/workflow.ts';
import { type Scene, textOf } from '../scene.ts';

type Runtime = RuntimePin['runtime'];

/** Files that hold one version and nothing else. */
const versionFiles: Readonly<Record<string, Runtime>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.go-version': 'go',
  '.java-version': 'java',
};

/** Names in `.tool-versions` and `mise.toml`. */
const toolNames: Readonly<Record<string, Runtime>> = {
  nodejs: 'node',
  node: 'node',
  python: 'python',
  ruby: 'ruby',
  golang: 'go',
  go: 'go',
  java: 'java',
  deno: 'deno',
  bun: 'bun',
};

/** Actions that install a runtime, with the input that names its version. */
const setups: readonly (readonly [uses: RegExp, runtime: Runtime, input: string])[] = [
  [/^actions\/setup-node@/, 'node', 'node-version'],
  [/^actions\/setup-python@/, 'python', 'python-version'],
  [/^actions\/setup-go@/, 'go', 'go-version'],
  [/^ruby\/setup-ruby@/, 'ruby', 'ruby-version'],
  [/^actions\/setup-java@/, 'java', 'java-version'],
  [/^denoland\/setup-deno@/, 'deno', 'deno-version'],
  [/^oven-sh\/setup-bun@/, 'bun', 'bun-version'],
];

/** Every place that says which version of a runtime is meant. */
export async function gatherRuntimePins(
  scene: Scene,
  workflows: readonly Workflow[],
  containers: readonly ContainerFile[],
): Promise<readonly RuntimePin[]> {
  const [files, tools] = await Promise.all([pinsOfVersionFiles(scene), pinsOfTools(scene)]);
  return [
    ...files,
    ...tools,
    ...pinsOfManifests(scene),
    ...containers.flatMap(pinsOfContainer),
    ...workflows.flatMap(pinsOfWorkflow),
  ];
}

async function pinsOfVersionFiles(scene: Scene): Promise<readonly RuntimePin[]> {
  const found = Object.entries(versionFiles).filter(([path]) =>
    scene.files.some((file) => file.path === path),
  );
  const read = await Promise.all(
    found.map(async ([path, runtime]) => {
      const [version = ''] = (await textOf(scene, path)).trim().split(/\s/);
      return { runtime, version, role: 'chosen' as const, place: 'version-file' as const, path, line: 1 };
    }),
  );
  return read.filter(({ version }) => version !== '' && version.length < 40);
}

async function pinsOfTools(scene: Scene): Promise<readonly RuntimePin[]> {
  const path = '.tool-versions';
  if (!scene.files.some((file) => file.path === path)) return [];
  return (await textOf(scene, path)).split('\n').flatMap((row, index) => {
    const [name = '', version] = row.trim().split(/\s+/);
    const runtime = toolNames[name];
    if (runtime === undefined || version === undefined) return [];
    return [{ runtime, version, role: 'chosen', place: 'version-file', path, line: index + 1 }];
  });
}

function pinsOfManifests({ manifests }: Scene): readonly RuntimePin[] {
  return manifests.flatMap((manifest) => {
    const range = manifest.kind === 'manifest' ? manifest.engines['node'] : undefined;
    if (range === undefined) return [];
    return [
      {
        runtime: 'node',
        version: range,
        role: 'declared',
        place: 'manifest',
        path: manifest.path,
        line: null,
      },
    ];
  });
}

function pinsOfContainer({ path, stages }: ContainerFile): readonly RuntimePin[] {
  return stages.flatMap(({ image, line }) => {
    const name = image.name.split('/').at(-1) ?? '';
    const runtime = { ...toolNames, 'eclipse-temurin': 'java' as const }[name];
    const version = /^\d[\d.]*/.exec(image.tag ?? '')?.[0];
    if (runtime === undefined || version === undefined) return [];
    return [{ runtime, version, role: 'chosen', place: 'container', path, line }];
  });
}

function pinsOfWorkflow({ path, jobs }: Workflow): readonly RuntimePin[] {
  return jobs.flatMap(({ steps }) =>
    steps.flatMap(({ uses, with: given, line }) => {
      const setup = setups.find(([name]) => uses !== null && name.test(uses));
      if (setup === undefined) return [];
      const [, runtime, input] = setup;
      const version = given[input];
      if (version === undefined) return [];
      return [{ runtime, version, role: 'chosen' as const, place: 'ci' as const, path, line }];
    }),
  );
}
