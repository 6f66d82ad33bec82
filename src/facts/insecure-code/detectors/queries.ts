import { is, type Node } from '../../syntax.ts';
import { judge, objectOf, propertyOf, type Site } from '../judge.ts';
import { bare } from '../names.ts';
import { outlineOf, segmentsOf } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

/** A statement of SQL, by its own words. */
export const sqlText =
  /\bselect\b[\s\S]{0,2000}?\bfrom\b|\binsert\s+into\b|\bupdate\b[\s\S]{1,200}?\bset\b|\bdelete\s+from\b|\b(?:drop|create|alter|truncate)\s+(?:table|database|user|index|view)\b|\breplace\s+into\b|\bunion\s+select\b|\border\s+by\s+\0|^\s*(?:where|and|exec(?:ute)?|call)\s/i;

/** Methods that take nothing but SQL. */
const rawMethods = new Set(
  words(
    '$queryRawUnsafe $executeRawUnsafe whereRaw havingRaw orderByRaw groupByRaw joinRaw fromRaw andWhereRaw orWhereRaw',
  ),
);
const methods = words(
  'query execute raw exec prepare run all get each any one none many oneOrNone manyOrNone unsafe literal queryRaw executeSql executeQuery queryAsync simpleQuery batch where andWhere orWhere having createNativeQuery',
);
const databases =
  /(?:^|[~._])(?:db|conn|connection|pool|client|pg|pgp|mysql2?|mssql|sqlite3?|knex|sequelize|sql|database|session|tx|trx|prisma|dataSource|entityManager|queryRunner|repository|orm|postgres|stmt|manager)(?:\(\))?(?:\.\w+(?:\(\))?)?$|^(?:pg|mysql2?|mssql|sqlite3|better-sqlite3|knex|sequelize|typeorm|postgres|pg-promise|@prisma\/client)\b/i;

export const queries: CallDetector = { methods: [...rawMethods, ...methods], look };

function* look(site: Site): Generator<ReturnType<typeof judge>> {
  const { name, method, node, scope, analysis } = site;
  const given = site.arguments[0];
  if (given === undefined || !is(node, 'CallExpression')) return;
  const options = objectOf(given, scope, analysis);
  const value =
    options === undefined ? given : propertyOf(options, 'sql', 'text', 'query', 'statement')?.value;
  if (value === undefined) return;
  const ask = (tells: 'tainted' | 'everything') =>
    judge({ rule: 'sql-injection', sink: name, at: node, value, scope, purpose: 'sql', tells }, analysis);
  const owner = name.slice(0, -method.length - 1);
  const outline = outlineOf(segmentsOf(value, scope, analysis.bindings));
  if (!outline.includes('\0')) return;
  if (rawMethods.has(method)) yield ask('everything');
  else if (sqlText.test(outline)) yield ask('everything');
  else if (
    /^(?:query|execute|raw|literal|unsafe|queryAsync|executeSql|prepare)$/.test(method) &&
    databases.test(owner)
  ) {
    const isWhole = is(bare(value), 'Identifier', 'MemberExpression', 'TemplateLiteral', 'BinaryExpression');
    if (isWhole) yield ask('tainted');
  }
}

const documentMethods = words(
  'find findOne findOneAndUpdate findOneAndDelete findOneAndRemove findOneAndReplace findById countDocuments count deleteOne deleteMany updateOne updateMany update replaceOne remove aggregate distinct exists where scan $where',
);

/** Documents' databases: an object in place of a text changes the question. */
export const documentQueries: CallDetector = { methods: documentMethods, look: lookAtDocuments };

function* lookAtDocuments({
  name,
  method,
  node,
  scope,
  analysis,
  arguments: given,
}: Site): Generator<ReturnType<typeof judge>> {
  const [first] = given;
  if (first === undefined || !name.includes('.')) return;
  const common = { rule: 'nosql-injection', sink: name, at: node, scope, by: ['request'] } as const;
  if (method === '$where') {
    yield judge({ ...common, value: first, purpose: 'code' }, analysis);
    return;
  }
  const filter = objectOf(first, scope, analysis);
  const script = propertyOf(filter, '$where')?.value;
  if (script !== undefined)
    yield judge({ ...common, value: script, purpose: 'code', tells: 'everything' }, analysis);
  // `findById` makes an identifier of what it is given, and lists have a `find` too.
  if (method === 'findById' || /^(?:lodash|_|\$|jquery)\b/.test(name)) return;
  if (filter === undefined && !is(bare(first), 'MemberExpression', 'Identifier')) return;
  if (filter !== undefined) {
    const isOperator = (property: Node): boolean =>
      is(property, 'Property') && is(property.key, 'Identifier') && property.key.name.startsWith('$');
    for (const property of filter.properties) {
      if (is(property, 'SpreadElement'))
        yield judge({ ...common, value: property.argument, purpose: 'object' }, analysis);
      else if (!isOperator(property) || is(property.value, 'ArrayExpression'))
        yield judge({ ...common, value: property.value, purpose: 'object' }, analysis);
    }
    return;
  }
  yield judge({ ...common, value: first, purpose: 'object' }, analysis);
}

/** XPath and LDAP. */
export const pathQueries: CallDetector = {
  methods: words('select select1 evaluate parse search xpath'),
  *look({ name, method, node, scope, analysis, arguments: given }) {
    if (/^(?:xpath|~?xpath)\.(?:select1?|evaluate|parse)$/.test(name) || name === 'document.evaluate')
      yield judge(
        { rule: 'xpath-injection', sink: name, at: node, value: given[0], scope, purpose: 'url' },
        analysis,
      );
    const filter =
      method === 'search' ? propertyOf(objectOf(given[1], scope, analysis), 'filter')?.value : undefined;
    if (filter !== undefined)
      yield judge(
        { rule: 'xpath-injection', sink: name, at: node, value: filter, scope, purpose: 'url' },
        analysis,
      );
  },
};
