import type { FormerFiles, ListedFile, ReadFile } from '../model/world.ts';
import type { Git } from './git.ts';

interface Blob {
  readonly id: string;
  readonly bytes: number;
}

/** Plain files as a commit has them, each read when it is asked for: of most the facts are known by their content. */
export async function formerFiles(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<FormerFiles | null> {
  // As they are written: a star in a name is no pattern.
  const tree = await git.askOrNull('--literal-pathspecs', 'ls-tree', '-z', '-l', commit, '--', ...paths);
  if (tree === null) return null;
  // Of a folder that is asked for, git lists what is in it.
  const asked = new Set(paths.filter((path) => !path.split('/').includes('..')));
  const blobs = new Map(
    tree
      .split('\0')
      .flatMap(blobIn)
      .filter(([path]) => asked.has(path)),
  );
  return {
    files: [...blobs].map(([path, { id }]): ListedFile => ({ path, isTracked: true, contentId: id })),
    sizeOf: (path) => blobs.get(path)?.bytes ?? null,
    read: async (path, largestBytes) => await read(git, blobs.get(path), largestBytes),
  };
}

/** `100644 blob id size TAB path`; links, folders and submodules are no files. */
function blobIn(line: string): readonly (readonly [path: string, blob: Blob])[] {
  const [, id, bytes, path] = /^100(?:644|755) blob ([0-9a-f]{40,64}) +(\d+)\t([\s\S]+)$/.exec(line) ?? [];
  return id === undefined || path === undefined ? [] : [[path, { id, bytes: Number(bytes) }]];
}

async function read(git: Git, blob: Blob | undefined, largestBytes: number): Promise<ReadFile> {
  if (blob === undefined) return { kind: 'absent' };
  const { id, bytes } = blob;
  if (bytes > largestBytes)
    return { kind: 'refused', reason: `It is larger than ${largestBytes} bytes.`, bytes };
  const content = await git.askBytes('cat-file', 'blob', id);
  return content === null ? { kind: 'absent' } : { kind: 'content', bytes: content };
}
