import { isBuilt } from '../facts/path-class.ts';
import { directoryOf, joined } from '../model/path.ts';

/** `a/../b/./c` → `b/c`; `null` for what leads out of the repository. */
export function normalised(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The written form of a file's place in a build → what it is built from, by extension, in TypeScript's order. */
const sourceExtensions: readonly (readonly [built: RegExp, sources: readonly string[]])[] = [
  [/\.d\.ts$/, ['.ts', '.tsx', '.d.ts', '.js']],
  [/\.d\.mts$/, ['.mts', '.ts', '.d.mts', '.mjs']],
  [/\.d\.cts$/, ['.cts', '.ts', '.d.cts', '.cjs']],
  [/\.(?:min\.)?js$/, ['.ts', '.tsx', '.jsx', '.js', '.mts', '.mjs', '.vue', '.svelte', '.d.ts']],
  [/\.jsx$/, ['.tsx', '.jsx', '.d.ts']],
  [/\.(?:min\.)?mjs$/, ['.mts', '.mjs', '.ts', '.tsx', '.js', '.d.mts']],
  [/\.(?:min\.)?cjs$/, ['.cts', '.cjs', '.ts', '.tsx', '.js', '.d.cts']],
];

const impliedExtensions = [
  // TypeScript takes a declaration before the file that it declares; what runs is that file.
  ...['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.json', '.vue', '.svelte'],
  // React Native's: which one is taken depends on the platform.
  ...['.native.ts', '.native.tsx', '.native.js', '.web.ts', '.web.tsx', '.web.js'],
];

const buildFolders = /^(?:dist|build|lib|out|output|es|esm|cjs|module|bundle|types|typings|\.\w+)$/;

/** Where files of the repository are, told from how they are named. */
export class Places {
  readonly #paths: ReadonlySet<string>;
  #folders: ReadonlySet<string> | undefined;
  readonly #files = new Map<string, string | null>();

  constructor(paths: Iterable<string>) {
    this.#paths = new Set(paths);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The file that a path names with TypeScript's rules: as written, `.js` for `.ts`, no extension, a folder's index. */
  file(place: string): string | null {
    const path = normalised(place);
    if (path === null) return null;
    // Files are imported many times, and mostly by the same few spellings.
    let found = this.#files.get(path);
    if (found === undefined) {
      found = this.#find(path);
      this.#files.set(path, found);
    }
    return found;
  }

  #find(path: string): string | null {
    if (this.#paths.has(path)) return path;
    for (const [built, sources] of sourceExtensions) {
      if (!built.test(path)) continue;
      const found = this.#first(path.replace(built, ''), sources);
      if (found !== null) return found;
      break;
    }
    return this.#first(path, impliedExtensions) ?? this.#first(joined(path, 'index'), impliedExtensions);
  }

  #first(path: string, extensions: readonly string[]): string | null {
    for (const extension of extensions) {
      const candidate = `${path}${extension}`;
      if (this.#paths.has(candidate)) return candidate;
    }
    return null;
  }

  /**
   * The file that a build makes the named one of: the same place below `src` or the package, without the folders that
   * only builds have. The named one itself where that is not in a build, or nothing else is there.
   */
  source(place: string, packageFolder: string): string | null {
    const path = normalised(place);
    if (path === null) return null;
    const direct = this.file(path);
    if (direct !== null && !isBuilt(direct)) return direct;
    const inside = packageFolder === '' ? path : path.slice(packageFolder.length + 1);
    const parts = inside.split('/');
    for (let built = 0; built < parts.length; built += 1) {
      if (built > 0 && !buildFolders.test(parts[built - 1] ?? '')) break;
      const rest = parts.slice(built).join('/');
      for (const folder of ['src', '', 'source', 'lib']) {
        const found = this.file(joined(packageFolder, joined(folder, rest)));
        if (found !== null && !isBuilt(found)) return found;
      }
    }
    return direct;
  }

  /** Whether there is a file below a folder. */
  hasFolder(folder: string): boolean {
    this.#folders ??= new Set([...this.#paths].flatMap(foldersAbove));
    return this.#folders.has(folder);
  }

  /** Every file that a pattern with one `*` names, or the one without. */
  matching(pattern: string, packageFolder: string): readonly string[] {
    const [before = '', ...after] = pattern.split('*');
    if (after.length === 0) {
      const found = this.source(pattern, packageFolder);
      return found === null ? [] : [found];
    }
    const start = normalised(before) ?? '';
    const folder = before.endsWith('/') ? start : directoryOf(start);
    const folders = [folder, ...this.#sourceFolders(folder, packageFolder)];
    return [...this.#paths].filter((path) =>
      folders.some((each) => path.startsWith(each === '' ? '' : `${each}/`)),
    );
  }

  #sourceFolders(folder: string, packageFolder: string): readonly string[] {
    const inside = packageFolder === '' ? folder : folder.slice(packageFolder.length + 1);
    const rest = inside.split('/').filter((part) => part !== '');
    while (buildFolders.test(rest[0] ?? '')) rest.shift();
    return [joined(packageFolder, ['src', ...rest].join('/'))];
  }
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
