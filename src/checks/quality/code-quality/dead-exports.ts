import { defineCheck } from '../../../model/check.ts';
import type { ExportFact } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { closedFiles } from './closed-packages.ts';
import { codeIn, noCode } from './code-files.ts';
import { exportsByPath, reachedFrom, usedNames } from './import-uses.ts';
import { judgeParts, type Part } from './lost-lines.ts';

export default defineCheck({
  id: 'dead-exports',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Every export is used',
  failureTitle: 'Exports are used by nothing',
  why: 'What is exported looks needed, and nobody dares to change it. An export is dead when no file of the repository imports it, tests included, nothing else in its own file uses it, and its file is not used from outside: by importers of the package, by a tool, by a framework. Names are followed through `export … from`; where a module is taken as a whole, all of it is used. Where it can’t be told what a package begins with, its files are not judged; files that are unused as a whole are another check’s. Each dead export loses its part, one of all exports, of its file’s lines; the score is the part of all lines of code that is not lost.',
  fix: 'Delete it, with what only it needs. What is meant for importers belongs into what `package.json` exports.',
  needs: ['files', 'modules'],

  run({ files, modules }) {
    if (modules === null) return notApplicable(noCode);
    const code = codeIn(files);
    const closed = closedFiles(code, modules);
    if ('outcome' in closed) return closed.outcome;
    const reached = reachedFrom(modules);
    const exported = exportsByPath(files);
    // Which names a file takes that can't be analysed is not known: what only it imports is for a person to look at.
    const unread = new Set(code.unanalysed.map(({ path }) => path));
    const read = modules.modules.map((each) => (unread.has(each.path) ? { ...each, imports: [] } : each));
    const used = usedNames({ ...modules, modules: read }, exported);
    const perhapsUsed = unread.size === 0 ? used : usedNames(modules, exported);
    const parts = closed.files.map(({ path, code: { codeLines, exports } }): Part => {
      // A component's exports are its properties.
      const isJudged = reached.has(path) && !/\.(?:vue|svelte)$/.test(path);
      const dead = isJudged ? exports.filter((each) => isDead(each, used.get(path) ?? new Set())) : [];
      return {
        lines: codeLines,
        losses: dead.map((each) => ({
          fraction: 1 / exports.length,
          finding: { path, ...findingOf(each, isDead(each, perhapsUsed.get(path) ?? new Set())) },
        })),
      };
    });
    return judgeParts(code, parts, 'No source file holds a line of code.');
  },
});

const words: Readonly<Record<ExportFact['kind'], string>> = {
  function: 'function',
  class: 'class',
  variable: 'variable',
  interface: 'interface',
  type: 'type',
  enum: 'enumeration',
  namespace: 'namespace',
  're-export': 'name',
  call: 'value',
  other: 'value',
};

function findingOf({ name, line, kind }: ExportFact, isCertain: boolean): Finding {
  const what = `The ${words[kind]} \`${name}\` is exported, and`;
  const common = { line, subject: name, severity: 'low' } as const;
  if (isCertain) return { ...common, message: `${what} nothing uses it. Delete it.` };
  return {
    ...common,
    message: `${what} no file that can be analysed uses it. Mend the one that can't be and imports this file.`,
    classification: 'to-review',
    reason: 'importer-not-analysed',
  };
}

/** What is only passed on is judged where it is from. */
function isDead({ name, kind, isUsedHere }: ExportFact, used: ReadonlySet<string>): boolean {
  if (kind === 're-export' || isUsedHere || used.has('*') || used.has(name)) return false;
  return name !== '=' || used.size === 0;
}
