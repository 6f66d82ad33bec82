import { expect, it } from 'vitest';
import migrations from '../../../../src/checks/readiness/deployment/migrations.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { codeOf } from '../../../support/code.ts';
import { sourceWith, unparsable } from '../../../support/code-facts.ts';
import { documentFileWith, factsWith, fileWith, sectionWith } from '../../../support/evidence.ts';

const path = 'db/migrations/1_users.ts';
const prisma = 'prisma/migrations/1_users/migration.sql';
const sql = (name: string, bytes = 40) => fileWith(name, { kind: 'data', facts: factsWith({ bytes }) });
const written = async (text: string) => [sourceWith(path, await codeOf(text))];
const told = (title: string, characters = 200) =>
  documentFileWith('docs/operations.md', sectionWith(title, { characters }));

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const passes = judged(1);
const finding = (message: string, of = path) => ({ path: of, message, subject: 'down' });
const oneWay = finding('It has an `up` and no `down`. Write what undoes it.');
const stub = finding('Its `down` does nothing. Write what undoes it.');
const nothingUndoes = (of: string, down: string) =>
  finding(`Nothing undoes it: there is no \`${down}\`, and no document tells how. Write one of them.`, of);
const unpaired = (of: string, down: string) =>
  finding(`There is no \`${down}\` that undoes it. Write it.`, of);
const untold = {
  kind: 'notApplicable',
  reason: 'How these migrations are undone is in their text, which is not read in this language.',
};

it.each<[string, string, object]>([
  [
    'functions that go both ways',
    'export async function up(db: Db) { await db.add() }\nexport async function down(db: Db) { await db.drop() }',
    passes,
  ],
  [
    'methods of a class',
    'export class Users { async up(q: Q) { await q.x() } async down(q: Q) { await q.y() } }',
    passes,
  ],
  ['an object', 'module.exports = { up: (q) => q.add(), down: (q) => q.drop() };', passes],
  [
    'one that says it can’t',
    'exports.up = (q) => q.x(); exports.down = () => { throw new Error("no") };',
    passes,
  ],
  ['no way back', 'export async function up(db: Db) { await db.add() }', judged(0, oneWay)],
  ['a class without one', 'export class Users { async up(q: Q) { await q.x() } }', judged(0, oneWay)],
  ['a stub', 'exports.up = (q) => q.x();\nexports.down = function (q) {};', judged(0, stub)],
  [
    'a stub with a comment',
    'export class A { up(q: Q) { q.x() } async down(q: Q): Promise<void> { /* no */ } }',
    judged(0, stub),
  ],
  [
    'one that a function makes, with an `up` of its own',
    'module.exports = addColumn("a");\nmodule.exports.up = (q) => q.x();',
    untold,
  ],
  ['what only stands beside them', 'export const names = ["up"];', untold],
])('%s', async (_, text, outcome) => {
  expect(migrations.run({ files: await written(text) })).toEqual(outcome);
});

it.each<[string, readonly SourceFile[], object]>([
  [
    'no migrations',
    [fileWith('src/migrate.ts'), { ...sql('test/migrations/1.up.sql'), kind: 'test' }],
    { kind: 'notApplicable', reason: 'There are no migrations of a database.' },
  ],
  ['pairs', [sql('migrations/1.up.sql'), sql('migrations/1.down.sql')], passes],
  ['pairs in folders', [sql('migrations/1/up.sql'), sql('migrations/1/down.sql')], passes],
  [
    'half pairs, and empty ones',
    [
      ...[sql('migrations/1.up.sql'), sql('migrations/1.down.sql')],
      ...[sql('migrations/2.up.sql'), sql('migrations/2.down.sql', 0)],
      sql('migrations/3/up.sql'),
      sql('migrations/4.sql'),
    ],
    {
      kind: 'judged',
      ratio: expect.closeTo(1 / 3),
      findings: [
        unpaired('migrations/2.up.sql', 'migrations/2.down.sql'),
        unpaired('migrations/3/up.sql', 'migrations/3/down.sql'),
      ],
    },
  ],
  ['Prisma', [sql(prisma)], judged(0, nothingUndoes(prisma, 'prisma/migrations/1_users/down.sql'))],
  ['Prisma, undone', [sql(prisma), sql('prisma/migrations/1_users/down.sql')], passes],
  ['Prisma, undone by a document', [sql(prisma), told('Rolling back migrations')], passes],
  [
    'a document of something else',
    [sql(prisma), told('Rolling back a release'), told('Rolling back migrations', 20)],
    judged(0, nothingUndoes(prisma, 'prisma/migrations/1_users/down.sql')),
  ],
  [
    'Flyway',
    [sql('db/migration/V1.1__users.sql'), sql('db/migration/V2__x.sql'), sql('db/migration/U2__x.sql')],
    judged(0.5, nothingUndoes('db/migration/V1.1__users.sql', 'db/migration/U1.1__users.sql')),
  ],
  [
    'Drizzle',
    [sql('drizzle/migrations/0000_users.sql'), sql('drizzle/migrations/meta/_journal.json')],
    judged(0, nothingUndoes('drizzle/migrations/0000_users.sql', 'drizzle/migrations/down/0000_users.sql')),
  ],
  ['another language', [fileWith('db/migrate/1_users.rb'), sql('migrations/__proto__.sql')], untold],
  [
    'one that can’t be read',
    [unparsable(path, 9)],
    judged(0, expect.objectContaining({ path, subject: 'unreadable' })),
  ],
])('%s', (_, files, outcome) => {
  expect(migrations.run({ files })).toEqual(outcome);
});
