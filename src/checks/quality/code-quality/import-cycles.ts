import { defineCheck } from '../../../model/check.ts';
import type { ModuleGraph, ModuleImport } from '../../../model/evidence.ts';
import type { ExportFact } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { codeIn, noCode } from './code-files.ts';
import { exportsByPath } from './import-uses.ts';
import { judgeParts, lostTo, type Part } from './lost-lines.ts';

/** A circle of nine files loses half of them. */
const filesForHalf = 8;

/** A message shows no longer way round than fits on a screen. */
const longestWay = 8;

export default defineCheck({
  id: 'import-cycles',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'No files import each other in a circle',
  failureTitle: 'Files import each other in a circle',
  why: 'Files in a circle can’t be understood, tested or moved one by one, and which of them runs first depends on who is asked first: a name may still be `undefined` when it is used. The imports that happen at run time are followed, not those of types alone nor those that wait for a call of `import()`; an import of a class counts, even if only its type is used, unless it says `import type`. Files of which each can be reached from each other are one circle (Tarjan, 1972); n files lose (n - 1) / (n + 7) of their lines: a ninth for a pair, half for nine. The score is the part of all lines of code that is not lost.',
  fix: 'Move what both need into a file of its own, or hand it over as an argument. If only a type is needed, use `import type`.',
  needs: ['files', 'modules'],

  run({ files, modules }) {
    if (modules === null) return notApplicable(noCode);
    const code = codeIn(files);
    const lines = new Map(code.analysed.map(({ path, code: { codeLines } }) => [path, codeLines]));
    const kinds = new Map(files.map(({ path, kind }) => [path, kind]));
    const graph = importedAtRunTime(modules, exportsByPath(files), (path) => {
      // Declarations are gone at run time.
      return kinds.get(path) !== 'test' && !/\.d\.[cm]?ts$/.test(path);
    });
    const parts = circlesIn(graph).map((members): Part => {
      const own = members.reduce((sum, path) => sum + (lines.get(path) ?? 0), 0);
      if (members.length === 1) return { lines: own, losses: [] };
      const fraction = lostTo(members.length - 1, filesForHalf);
      return { lines: own, losses: own === 0 ? [] : [{ fraction, finding: findingOf(members, graph) }] };
    });
    return judgeParts(code, parts, 'No source file holds a line of code.');
  },
});

/** Path → what it imports at run time → the line. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, number>>;

function importedAtRunTime(
  { modules }: ModuleGraph,
  exports: ReadonlyMap<string, readonly ExportFact[]>,
  isJudged: (path: string) => boolean,
): Graph {
  const judged = modules.filter(({ path }) => isJudged(path));
  const paths = new Set(judged.map(({ path }) => path));
  return new Map(
    judged.map(({ path, imports }) => [
      path,
      new Map(
        imports.flatMap((each) => {
          const { target, line } = each;
          if (target.kind !== 'file' || target.path === path || !paths.has(target.path)) return [];
          return happens(each, exports.get(target.path) ?? []) ? [[target.path, line] as const] : [];
        }),
      ),
    ]),
  );
}

/** Whether it is still there when types are erased, and happens while the file is loaded. */
function happens({ kind, isTypeOnly, names }: ModuleImport, exported: readonly ExportFact[]): boolean {
  if (isTypeOnly || kind === 'dynamic') return false;
  if (names.length === 0) return true;
  // The compiler drops an import of names that are types, whether it says so or not.
  const types = new Set(exported.filter((each) => each.isTypeOnly).map(({ name }) => name));
  return names.some((name) => !types.has(name));
}

/** Sets of files of which each can be reached from each other, by Tarjan's algorithm without recursion. Paths sorted. */
function circlesIn(graph: Graph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: (readonly string[])[] = [];
  const lower = (path: string, to: number): void => {
    lowest.set(path, Math.min(lowest.get(path) ?? to, to));
  };
  const begin = (path: string) => {
    order.set(path, order.size);
    lower(path, order.size - 1);
    open.push(path);
    isOpen.add(path);
    return { path, rest: (graph.get(path) ?? new Map<string, number>()).keys() };
  };
  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const way = [begin(root)];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const next = at.rest.next();
      if (next.done !== true) {
        const known = order.get(next.value);
        if (known === undefined) way.push(begin(next.value));
        else if (isOpen.has(next.value)) lower(at.path, known);
        continue;
      }
      way.pop();
      const own = lowest.get(at.path) ?? 0;
      const above = way.at(-1);
      if (above !== undefined) lower(above.path, own);
      if (own !== order.get(at.path)) continue;
      const circle = open.splice(open.lastIndexOf(at.path));
      for (const path of circle) isOpen.delete(path);
      circles.push(circle.sort());
    }
  }
  return circles.sort(([left = ''], [right = '']) => (left < right ? -1 : 1));
}

function findingOf(members: readonly string[], graph: Graph): Finding {
  const [first = ''] = members;
  const way = shortestWayRound(first, new Set(members), graph);
  const line = graph.get(first)?.get(way[1] ?? '');
  const shown = way.length > longestWay ? [...way.slice(0, longestWay - 1), '…', first] : way;
  const size = members.length === way.length - 1 ? '' : ` ${members.length} files hang together so.`;
  return {
    path: first,
    ...(line === undefined ? {} : { line }),
    message: `${shown.map((path) => (path === '…' ? path : `\`${path}\``)).join(' → ')}: a circle of imports.${size} Move what both sides need into a file of its own.`,
    subject: 'import cycle',
  };
}

/** From a file through others of its circle back to it, both ends named. */
function shortestWayRound(start: string, members: ReadonlySet<string>, graph: Graph): readonly string[] {
  const before = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const next of [...(graph.get(path)?.keys() ?? [])].sort()) {
      if (next === start) {
        const way = [start];
        for (let at: string | undefined = path; at !== undefined; at = before.get(at)) way.unshift(at);
        return way;
      }
      if (!members.has(next) || before.has(next)) continue;
      before.set(next, path);
      queue.push(next);
    }
  }
  return [start];
}
