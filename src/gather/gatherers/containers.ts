import { DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import type { ContainerFile, ContainerStage, ImageReference } from '../../model/container.ts';
import { baseName } from '../../model/path.ts';
import { type Scene, textOf } from '../scene.ts';

/** Larger ones are no Dockerfiles. */
const longestFile = 256 * 1024;

const containerName = /^(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i;

/** Dockerfiles, those of tests apart. */
export async function gatherContainers(scene: Scene): Promise<readonly ContainerFile[]> {
  const paths = scene.files
    .filter(
      ({ path, kind }) =>
        isOwn(kind) && containerName.test(baseName(path)) && !/\.(?:md|dockerignore)$/.test(path),
    )
    .map(({ path }) => path);
  return await Promise.all(paths.map(async (path) => readContainer(path, await textOf(scene, path))));
}

function isOwn(kind: Scene['files'][number]['kind']): boolean {
  return kind === 'data' || kind === 'document' || kind === 'source';
}

function readContainer(path: string, text: string): ContainerFile {
  if (text.length > longestFile) return { path, stages: [], problem: 'It is larger than 256 KiB.' };
  const file = DockerfileParser.parse(text);
  const instructions = file.getInstructions();
  const stages: ContainerStage[] = [];
  let current: Instruction[] = [];
  const froms = new Set<Instruction>(file.getFROMs());
  const starts = instructions.filter((instruction) => froms.has(instruction));
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    current = instructions.slice(
      instructions.indexOf(start) + 1,
      next === undefined ? undefined : instructions.indexOf(next),
    );
    const names = stages.flatMap(({ name }) => (name === null ? [] : [name.toLowerCase()]));
    stages.push(stageOf(start as From, current, names, defaultsOf(instructions, starts[0])));
  }
  return stages.length === 0
    ? { path, stages, problem: 'It has no `FROM`.' }
    : { path, stages, problem: null };
}

/** Arguments before the first `FROM`, which the images may use. */
function defaultsOf(
  instructions: readonly Instruction[],
  first: Instruction | undefined,
): ReadonlyMap<string, string> {
  const before = first === undefined ? [] : instructions.slice(0, instructions.indexOf(first));
  return new Map(
    before
      .filter((instruction) => keywordOf(instruction) === 'ARG')
      .map((instruction) => argumentsOf(instruction).split('='))
      .flatMap(([name = '', value]) =>
        value === undefined ? [] : [[name.trim(), value.trim().replace(/^["']|["']$/g, '')]],
      ),
  );
}

function stageOf(
  from: From,
  instructions: readonly Instruction[],
  earlier: readonly string[],
  defaults: ReadonlyMap<string, string>,
): ContainerStage {
  const of = (keyword: string) => instructions.filter((instruction) => keywordOf(instruction) === keyword);
  const user = of('USER').at(-1);
  const health = of('HEALTHCHECK').at(-1);
  return {
    line: lineOf(from),
    name: from.getBuildStage(),
    image: imageOf(from.getImage() ?? '', earlier, defaults),
    user: user === undefined ? null : { name: argumentsOf(user), line: lineOf(user) },
    hasHealthcheck: health !== undefined && !/^none$/i.test(argumentsOf(health)),
    copiesContext: [...of('COPY'), ...of('ADD')].some(copiesContext),
    exposes: of('EXPOSE').flatMap((instruction) => argumentsOf(instruction).split(/\s+/)),
    variables: [...of('ENV').flatMap(variablesOf), ...of('ARG').flatMap(variablesOf)],
    commands: [...of('RUN'), ...of('CMD'), ...of('ENTRYPOINT')].map((instruction) => ({
      text: argumentsOf(instruction),
      line: lineOf(instruction),
    })),
  };
}

function keywordOf(instruction: Instruction): string {
  return instruction.getKeyword().toUpperCase();
}

function argumentsOf(instruction: Instruction): string {
  return instruction.getArgumentsContent()?.trim() ?? '';
}

function lineOf(instruction: Instruction): number {
  return instruction.getRange().start.line + 1;
}

/** `COPY . .`, `ADD ./ /app`; not what comes from another stage. */
function copiesContext(instruction: Instruction): boolean {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  if (/\s--from\b/.test(instruction.toString())) return false;
  const places = words
    .filter((word) => !word.startsWith('--'))
    .map((word) => word.replace(/^[["']+|["',\]]+$/g, ''));
  return places.slice(0, -1).some((place) => place === '.' || place === './' || place === '/');
}

/** `NAME=value`, `NAME value`, and of `ARG` a name alone. */
function variablesOf(instruction: Instruction): ContainerStage['variables'] {
  const line = lineOf(instruction);
  const text = argumentsOf(instruction);
  const pairs = [...text.matchAll(/(?:^|\s)([A-Za-z_][A-Za-z0-9_]*)=(\S?)/g)];
  if (pairs.length > 0) return pairs.map(([, name = '', value]) => ({ name, line, hasValue: value !== '' }));
  const [, name] = /^([A-Za-z_][A-Za-z0-9_]*)/.exec(text) ?? [];
  return name === undefined ? [] : [{ name, line, hasValue: keywordOf(instruction) === 'ENV' }];
}

function imageOf(
  written: string,
  earlier: readonly string[],
  defaults: ReadonlyMap<string, string>,
): ImageReference {
  const text = written.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced, fallback, plain) => {
    return defaults.get(braced ?? plain) ?? fallback ?? whole;
  });
  const [withoutDigest = '', digest = null] = text.split('@');
  const colon = withoutDigest.lastIndexOf(':');
  const hasTag = colon > withoutDigest.lastIndexOf('/');
  const name = hasTag ? withoutDigest.slice(0, colon) : withoutDigest;
  return {
    text,
    name,
    tag: hasTag ? withoutDigest.slice(colon + 1) : null,
    digest,
    isOpen: earlier.includes(name.toLowerCase()) || name === 'scratch' || text.includes('$'),
  };
}
