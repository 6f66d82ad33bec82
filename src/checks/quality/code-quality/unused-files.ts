import { defineCheck } from '../../../model/check.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { closedFiles } from './closed-packages.ts';
import { codeIn, noCode } from './code-files.ts';
import { reachedFrom } from './import-uses.ts';
import { judgeParts, type Part } from './lost-lines.ts';

export default defineCheck({
  id: 'unused-files',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Every source file is used',
  failureTitle: 'Source files are used by nothing',
  why: 'A file that nothing imports is still read, searched, upgraded and mended. Files are followed from what is used from outside: what `package.json` names, scripts, workflows, containers and pages, configurations of tools, tests, and what a framework loads by its place; from there by imports of all kinds, with TypeScript’s paths and the workspace’s packages resolved. Where it can’t be told what a package begins with, its files are not judged, and below a file that computes what it imports everything counts as used. The score is the part of all lines of code that is in files that are used.',
  fix: 'Delete the file. If something starts it by its name, name it in `package.json` or in the configuration that does.',
  needs: ['files', 'modules'],

  run({ files, modules }) {
    if (modules === null) return notApplicable(noCode);
    const code = codeIn(files);
    const closed = closedFiles(code, modules);
    if ('outcome' in closed) return closed.outcome;
    const reached = reachedFrom(modules);
    const importers = new Map(
      modules.modules.flatMap(({ path, imports }) =>
        imports.flatMap(({ target }) =>
          target.kind === 'file' && target.path !== path ? [[target.path, path] as const] : [],
        ),
      ),
    );
    const parts = closed.files.map(({ path, code: { codeLines } }): Part => {
      if (reached.has(path)) return { lines: codeLines, losses: [] };
      const importer = importers.get(path);
      const message =
        importer === undefined
          ? 'Nothing imports it, and nothing names it. Delete it.'
          : `Only files that are unused themselves import it: \`${importer}\`. Delete it with them.`;
      return {
        lines: codeLines,
        losses: [{ fraction: 1, finding: { path, message, subject: 'unused file', severity: 'low' } }],
      };
    });
    return judgeParts(code, parts, 'No source file holds a line of code.');
  },
});
