import { defineCheck } from '../../../model/check.ts';
import type { Module, ModuleGraph, SourceFile } from '../../../model/evidence.ts';
import { groupedBy } from '../../../model/grouped.ts';
import { failed, notApplicable, proportion } from '../../../model/outcome.ts';
import { baseName, directoryOf } from '../../../model/path.ts';
import { codeOfTests, codeToTest } from './tested-code.ts';

/** Imports from a test to what it tests: by way of an index, and of a helper. */
const farthest = 3;

export default defineCheck({
  id: 'test-presence',
  category: 'readiness/testing',
  importance: 'high',
  title: 'Every folder of the source has tests',
  failureTitle: 'Folders of the source have no tests',
  why: 'Coverage tells how much is run; this tells, without a report, where nothing is tested at all. Each folder of the source counts once, two levels deep. It is tested when a test imports a file of it (by at most two files between), or starts processes and something begins there, or when a test stands beside it, mirrors its path or is named after one of its files.',
  fix: 'Begin with one test of what the folder is for.',
  needs: ['files', 'modules'],

  run({ files, modules }) {
    const source = codeToTest(files);
    if (source.length === 0) return notApplicable('There is no source that runs.');
    const tests = codeOfTests(files);
    if (tests.length === 0) {
      return failed({ message: 'There are no tests.', subject: 'none' });
    }
    const groups = groupedBy(source, ({ path }) => groupOf(path));
    const reached = reachedFrom(tests, modules);
    const named = new Set(tests.flatMap(({ path }) => namesOf(path)));
    const findings = [...groups]
      .filter(
        ([folder, own]) =>
          !own.some(({ path }) => reached.has(path) || isNamed(path, named)) && !isMirrored(folder, tests),
      )
      .map(([folder, own]) => ({
        path: own[0]?.path ?? folder,
        severity: 'medium' as const,
        message: `No test runs anything of \`${folder === '' ? '.' : folder}\` (${own.length === 1 ? 'a file' : `${own.length} files`}).`,
        subject: folder,
      }));
    return proportion(groups.size, findings);
  },
});

/** `src/rules` of `src/rules/deep/a.ts`; of a package, the same below its folder. */
function groupOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const root = folders.findLastIndex((name) => /^(?:src|lib|app|source)$/.test(name));
  return folders.slice(0, root === -1 ? 2 : root + 2).join('/');
}

function reachedFrom(tests: readonly SourceFile[], graph: ModuleGraph | null): ReadonlySet<string> {
  const byPath = new Map((graph?.modules ?? []).map((module) => [module.path, module]));
  const reached = new Set<string>();
  const paths = tests.map(({ path }) => path);
  const begins = startsPrograms(paths, byPath) ? [...byPath.values()].filter(isStarted) : [];
  let front = [...paths, ...begins.map(({ path }) => path)];
  for (const { path } of begins) reached.add(path);
  for (let step = 0; step < farthest && front.length > 0; step++) {
    const next = front.flatMap((path) =>
      (byPath.get(path)?.imports ?? []).flatMap(({ target }) =>
        target.kind === 'file' ? [target.path] : [],
      ),
    );
    front = next.filter((path) => !reached.has(path) && reached.add(path));
  }
  return reached;
}

/** Tests that start processes run what can be started, without a word of which it is. */
function startsPrograms(paths: readonly string[], byPath: ReadonlyMap<string, Module>): boolean {
  return paths.some((path) =>
    byPath
      .get(path)
      ?.imports.some(({ specifier }) =>
        /^(?:node:)?(?:child_process|worker_threads|execa|cross-spawn)$/.test(specifier ?? ''),
      ),
  );
}

function isStarted({ usedBy }: Module): boolean {
  return usedBy !== null && !/^(?:a test runner|the compiler|a tool|a framework)/.test(usedBy);
}

/** What a test is named after, in its folder's words and without: `rules/engine` and `engine` of `test/rules/engine.test.ts`. */
function namesOf(path: string): readonly string[] {
  const stem = stemOf(path).replace(/^test_|[._-](?:test|spec)$|_test$|Test$/g, '');
  return [stem];
}

function isNamed(path: string, names: ReadonlySet<string>): boolean {
  const stem = stemOf(path);
  return stem !== 'index' && stem !== 'main' && names.has(stem);
}

function stemOf(path: string): string {
  return baseName(path).replace(/\.\w+$/, '');
}

/** By a folder of tests of the same name, or within it. */
function isMirrored(folder: string, tests: readonly SourceFile[]): boolean {
  const name = baseName(folder);
  if (name === '') return false;
  const isRoot = /^(?:src|lib|app|source)$/.test(name);
  return tests.some(({ path }) => {
    const place = directoryOf(path);
    return place === folder || place.startsWith(`${folder}/`) || (!isRoot && place.split('/').includes(name));
  });
}
