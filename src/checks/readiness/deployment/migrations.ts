import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { CodeFacts } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { topicsOf } from '../../topics.ts';

/** One short sentence: fewer characters can't say how. */
const leastProse = 80;

const migrationPlace = /(?:^|\/)(?:migrations?|migrate)\/(?:[^/]+\/){0,3}[^/]+\.(?:sql|[cm]?[jt]s|py|rb)$/i;
const wayBack = /\b(?:roll(?:ing)?[ -]?back|revert|undo|downgrad|down[ -]migration)/i;

export default defineCheck({
  id: 'migrations',
  category: 'readiness/deployment',
  importance: 'medium',
  title: 'Every migration of the database has a way back',
  failureTitle: 'Migrations of the database have no way back',
  why: 'A release can be undone in minutes, the change of a database only by what was written before (Ambler and Sadalage, Refactoring Databases). Each migration counts once: one in JavaScript or TypeScript needs a `down` that does something, an `.up.sql` its `.down.sql`. Prisma, Drizzle and Flyway have no way back of their own; a `down.sql` beside the migration counts there, or a section of a document on rolling migrations back. What other tools put into a file is not read, and not judged.',
  fix: 'Write the `down` of the migration and try it on a copy of the data; where there can be none, say in a document how to go back.',
  needs: ['files'],

  run({ files }) {
    const own = files.filter(({ path, kind }) => isOwn(kind) && migrationPlace.test(path));
    if (own.length === 0) return notApplicable('There are no migrations of a database.');
    const paths = new Set(files.filter(({ facts }) => facts.bytes > 0).map(({ path }) => path));
    const isDocumented = topicsOf(files, wayBack).some(
      ({ path, title, characters }) =>
        characters >= leastProse && /migrat|database|schema|\bdb\b/i.test(`${title} ${path}`),
    );
    const judged = own.flatMap((file) => judge(file, paths, isDocumented));
    if (judged.length === 0)
      return notApplicable(
        'How these migrations are undone is in their text, which is not read in this language.',
      );
    return proportion(
      judged.length,
      judged.filter((finding) => finding !== null),
    );
  },
});

function isOwn(kind: SourceFile['kind']): boolean {
  return kind === 'source' || kind === 'data';
}

/** What is wrong with a migration: `null` when nothing is, an empty list for a file of which it can't be told. */
function judge(
  { path, facts }: SourceFile,
  paths: ReadonlySet<string>,
  isDocumented: boolean,
): readonly (Finding | null)[] {
  if (facts.code !== null) return judgeCode(path, facts.code);
  if (/[/._-]up\.sql$/i.test(path)) {
    const down = path.replace(/up\.sql$/i, 'down.sql');
    return [paths.has(down) ? null : missing(path, `There is no \`${down}\` that undoes it. Write it.`)];
  }
  const down = downOf(path, paths);
  if (down === null) return [];
  const message = `Nothing undoes it: there is no \`${down}\`, and no document tells how. Write one of them.`;
  return [isDocumented || paths.has(down) ? null : missing(path, message)];
}

function judgeCode(
  path: string,
  code: NonNullable<SourceFile['facts']['code']>,
): readonly (Finding | null)[] {
  if (code.kind === 'skipped') return [];
  if (code.kind === 'not-analysed') {
    return [{ path, message: `It can't be read as a migration: ${code.reason}`, subject: 'unreadable' }];
  }
  if (!offers(code.code, 'up')) return [];
  if (!offers(code.code, 'down') && code.code.exports.some(({ kind }) => kind === 'call')) return [];
  if (!offers(code.code, 'down'))
    return [missing(path, 'It has an `up` and no `down`. Write what undoes it.')];
  return [isEmpty(code.code) ? missing(path, 'Its `down` does nothing. Write what undoes it.') : null];
}

/** Of functions and of methods of a class. */
function offers({ exports, functions }: CodeFacts, name: 'up' | 'down'): boolean {
  return (
    exports.some((given) => given.name === name) || functions.some((given) => given.name.endsWith(`.${name}`))
  );
}

/** A function counts as one operator itself; whatever it does is at least another. */
function isEmpty({ functions }: CodeFacts): boolean {
  const downs = functions.filter(({ name }) => /(?:^|\.)down$/.test(name));
  return downs.length > 0 && downs.every(({ halstead }) => halstead.operators <= 1);
}

/** The file that would undo a migration of a tool that has no way back of its own; `null` for other tools. */
function downOf(path: string, paths: ReadonlySet<string>): string | null {
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)$/.exec(path) ?? [];
  if (name === 'migration.sql') return `${folder}down.sql`;
  if (/^V\d[\w.]*__/.test(name)) return `${folder}U${name.slice(1)}`;
  const isDrizzle = /^\d{4}_\w+\.sql$/.test(name) && paths.has(`${folder}meta/_journal.json`);
  return isDrizzle ? `${folder}down/${name}` : null;
}

function missing(path: string, message: string): Finding {
  return { path, message, subject: 'down' };
}
