import { is, type Node } from '../syntax.ts';
import type { Purpose } from './clearing.ts';
import { bare } from './names.ts';
import type { Part } from './origins.ts';

/** Functions that say whether a text is one of those that are allowed. */
const askingName =
  /^(?:includes|has|hasOwn|hasOwnProperty|contains|isInteger|isSafeInteger|isFinite|test|matches|isURL|isUUID|isInt|isNumeric|isAlpha|isAlphanumeric|isMongoId|isEmail|isIn|validate|timingSafeEqual)$|^(?:check|verify|ensure|allow|accept|validate|matches?)[A-Z]|^v[A-Z]|^(?:is|are|has)(?:Valid|Safe|Allowed|Trusted|Known|Whitelisted|Allowlisted|Permitted|Local|Relative|Inside|Within|Path|Sub)/;

export interface GuardQuestion {
  /** From the program down to the place in question. */
  readonly path: readonly Node[];
  readonly part: Part;
  readonly purpose: Purpose;
  readonly textOf: (node: Node) => string;
}

/** Whether the code around a place lets only some values of a part come there: a list of what is allowed, a comparison, a pattern. */
export function isGuarded({ path, part, purpose, textOf }: GuardQuestion): boolean {
  const own = [...part.names, ...(part.source === null ? [] : [part.source])];
  const names = purpose === 'path' ? [...own, ...placesOf(own, path, textOf)] : own;
  if (names.length === 0) return false;
  const pattern = new RegExp(`(?<![\\w$.])(?:${names.map(escaped).join('|')})(?![\\w$])`);
  const isAbout = (node: Node) => pattern.test(textOf(node).replace(/\s*\??\.\s*/g, '.'));
  const asked = { isAbout, purpose };
  for (let at = path.length - 2; at >= 0; at -= 1) {
    const [holder, inner] = [path[at], path[at + 1]];
    if (holder === undefined || inner === undefined) continue;
    if (is(holder, 'IfStatement', 'ConditionalExpression')) {
      if (inner === holder.consequent && admits(holder.test, asked, true)) return true;
      if (inner === holder.alternate && admits(holder.test, asked, false)) return true;
    }
    if (is(holder, 'LogicalExpression') && inner === holder.right && holder.operator !== '??') {
      if (admits(holder.left, asked, holder.operator === '&&')) return true;
    }
    if (is(holder, 'SwitchCase') && inner !== holder.test && holder.test !== null) {
      const chosen = path[at - 1];
      if (is(chosen, 'SwitchStatement') && isAbout(chosen.discriminant)) return true;
    }
    const statements: readonly Node[] = is(holder, 'BlockStatement', 'Program')
      ? holder.body
      : is(holder, 'SwitchCase')
        ? holder.consequent
        : [];
    for (const statement of statements) {
      if (statement === inner) break;
      if (
        is(statement, 'IfStatement') &&
        leaves(statement.consequent) &&
        admits(statement.test, asked, false)
      )
        return true;
    }
  }
  return false;
}

/** `relative` of `const relative = path.relative(root, file)`: what is asked of it is asked of the file. */
function placesOf(
  names: readonly string[],
  path: readonly Node[],
  textOf: GuardQuestion['textOf'],
): readonly string[] {
  const places: string[] = [];
  for (const holder of path) {
    if (!is(holder, 'BlockStatement', 'Program')) continue;
    for (const statement of holder.body) {
      if (!is(statement, 'VariableDeclaration')) continue;
      for (const { id, init } of statement.declarations) {
        if (!is(id, 'Identifier') || init === null) continue;
        const text = textOf(init);
        if (/^(?:await\s+)?(?:path|fs|fsp)\.\w+/.test(text) && names.some((name) => text.includes(name)))
          places.push(id.name);
      }
    }
  }
  return places;
}

interface Asked {
  readonly isAbout: (node: Node) => boolean;
  readonly purpose: Purpose;
}

/** Whether only allowed values are left when a test came out as `truth`. */
function admits(test: Node, asked: Asked, truth: boolean): boolean {
  const node = bare(test);
  if (is(node, 'UnaryExpression')) return node.operator === '!' && admits(node.argument, asked, !truth);
  if (is(node, 'LogicalExpression')) {
    const [left, right] = [admits(node.left, asked, truth), admits(node.right, asked, truth)];
    // A true "and" and a false "or" say something of both sides.
    if ((node.operator === '&&') === truth) return left || right;
    // `x !== '' && …`: whether there is anything at all is no question.
    return (left || asksForAnything(node.left)) && (right || asksForAnything(node.right)) && (left || right);
  }
  if (is(node, 'CallExpression')) return admitsCall(node, asked, truth);
  if (!is(node, 'BinaryExpression')) return false;
  const { operator, left, right } = node;
  const about = asked.isAbout(left) || asked.isAbout(right);
  if (!about) return false;
  if (operator === 'in') return truth && asked.isAbout(left);
  const isSearch = [left, right].some(
    (side) => is(side, 'CallExpression') && /indexOf|search/.test(nameOf(side.callee)),
  );
  if (isSearch) {
    const isFoundWhenTrue =
      ['!==', '!=', '>', '>='].includes(operator) ||
      (operator === '===' && is(right, 'Literal') && right.value === 0);
    const holder = [left, right].find((side) => is(side, 'CallExpression'));
    const isAllowList =
      is(holder, 'CallExpression') && holder.arguments.some((argument) => asked.isAbout(argument));
    return isAllowList ? isFoundWhenTrue === truth : asked.purpose === 'path' && isFoundWhenTrue !== truth;
  }
  const isType = [left, right].some((side) => is(side, 'UnaryExpression') && side.operator === 'typeof');
  const isSame = operator === '===' || operator === '==';
  const isDifferent = operator === '!==' || operator === '!=';
  if (!isSame && !isDifferent) return false;
  const [other] = [left, right].filter((side) => !asked.isAbout(side));
  if (isType)
    return (
      is(other, 'Literal') &&
      (other.value === 'number' ||
        other.value === 'boolean' ||
        (other.value === 'string' && asked.purpose === 'object')) &&
      isSame === truth
    );
  // Equal to something of the program's own; equal to nothing says nothing.
  return other !== undefined && !isNothing(other) && isSame === truth;
}

/** `x`, `x !== ''`, `x != null`. */
function asksForAnything(test: Node): boolean {
  const node = bare(test);
  if (is(node, 'Identifier', 'MemberExpression')) return true;
  return (
    is(node, 'BinaryExpression') &&
    node.operator.startsWith('!') &&
    (isNothing(node.left) || isNothing(node.right))
  );
}

function isNothing(node: Node): boolean {
  if (is(node, 'Identifier')) return node.name === 'undefined';
  return is(node, 'Literal') && (node.value === null || node.value === '' || typeof node.value === 'boolean');
}

function admitsCall(
  {
    callee,
    arguments: given,
  }: Extract<Node, { type: 'CallExpression' }> | { callee: Node; arguments: readonly Node[] },
  { isAbout, purpose }: Asked,
  truth: boolean,
): boolean {
  const name = nameOf(callee);
  const receiver = is(callee, 'MemberExpression') ? callee.object : null;
  const [first] = given;
  if (receiver !== null && isAbout(receiver)) {
    // `x.startsWith('..')` speaks against it.
    const isAgainst = is(first, 'Literal') && String(first.value).startsWith('..');
    if (name === 'startsWith') return purpose === 'path' ? truth !== isAgainst : purpose === 'url' && truth;
    if (name === 'match') return truth;
    // `x.includes('..')` speaks against it.
    return purpose === 'path' && (name === 'includes' || name === 'isAbsolute') && !truth;
  }
  if (!given.some(isAbout)) return false;
  if (name === 'isAbsolute') return !truth;
  if (name === 'test' && receiver !== null && is(receiver, 'Literal') && 'regex' in receiver)
    return /^\^|\$$/.test(receiver.regex.pattern) ? truth : !truth;
  return truth && first !== undefined && askingName.test(name);
}

function nameOf(callee: Node): string {
  if (is(callee, 'Identifier')) return callee.name;
  return is(callee, 'MemberExpression') && is(callee.property, 'Identifier') ? callee.property.name : '';
}

/** Whether nothing behind a statement runs once it has. */
function leaves(statement: Node): boolean {
  if (is(statement, 'ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement')) return true;
  if (is(statement, 'BlockStatement')) {
    const last = statement.body.at(-1);
    return last !== undefined && leaves(last);
  }
  return (
    is(statement, 'ExpressionStatement') &&
    is(statement.expression, 'CallExpression') &&
    /^(?:exit|abort|throw)/.test(nameOf(statement.expression.callee))
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
