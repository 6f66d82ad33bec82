import type { InsecureCode } from '../../../model/facts.ts';
import { meaningOf, wordsOf } from '../../credentials/names.ts';
import { is, type NodeOf } from '../../syntax.ts';
import type { Placed } from '../bindings.ts';
import { type Analysis, judge, written } from '../judge.ts';
import { bare, memberName, qualifiedName } from '../names.ts';
import { outlineOf, segmentsOf } from '../texts.ts';
import { namesIn } from './cryptography.ts';
import { chosenKey } from './objects.ts';
import { sqlText } from './queries.ts';
import { beginsWithOwnAddress, fixedHost } from './requests.ts';
import { uncheckedOrigin } from './windows.ts';

type Told = InsecureCode | null;

const htmlProperties = new Set(['innerHTML', 'outerHTML', 'srcdoc']);

export function* lookAtAssignment(
  { node, scope }: Placed<NodeOf<'AssignmentExpression'>>,
  analysis: Analysis,
): Generator<Told> {
  const { left, right, operator } = node;
  if (!is(left, 'MemberExpression')) {
    if (is(left, 'Identifier') && left.name === 'location') yield toPage();
    return;
  }
  const member = memberName(left.property, left.computed);
  if (left.computed && member === '*') yield* chosenKey(left, scope, analysis);
  else if (is(left.object, 'MemberExpression')) yield* chosenKey(left.object, scope, analysis);
  const name = () => qualifiedName(left, scope, analysis.bindings) ?? '';
  if (htmlProperties.has(member)) {
    yield judge(
      {
        rule: 'cross-site-scripting',
        sink: member,
        at: node,
        value: right,
        scope,
        purpose: 'html',
        tells: 'everything',
      },
      analysis,
    );
  } else if (member === 'NODE_TLS_REJECT_UNAUTHORIZED') {
    if (is(right, 'Literal') && String(right.value) === '0')
      yield written('certificate-validation-disabled', node, member);
  } else if (member === 'href' || member === 'location') {
    if (/(?:^|\.)location(?:\.href)?$/.test(name())) yield toPage();
  } else if (member === 'onmessage') {
    if (/^(?:window\.)?onmessage$/.test(name()))
      yield uncheckedOrigin(right, 'onmessage', node, { scope, analysis });
  } else if (member === 'body') {
    if (/^~?(?:ctx|context|this)\.(?:response\.)?body$/.test(name()) && !is(bare(right), 'ObjectExpression'))
      yield judge(
        {
          rule: 'cross-site-scripting',
          sink: name(),
          at: node,
          value: right,
          scope,
          purpose: 'html',
          by: ['request'],
        },
        analysis,
      );
  } else if (member === 'escape') {
    if (/^(?:mustache|Mustache|~?Mustache)\.escape$/.test(name()))
      yield written('disabled-protection', node, 'mustache.escape');
  } else if (member === '__proto__' && operator === '=') {
    yield judge(
      { rule: 'prototype-pollution', sink: member, at: node, value: right, scope, purpose: 'object' },
      analysis,
    );
  }

  function toPage(): Told {
    if (beginsWithOwnAddress(right, scope, analysis)) return null;
    return judge(
      {
        rule: 'open-redirect',
        sink: 'location',
        at: node,
        value: right,
        scope,
        purpose: 'url',
        by: ['page', 'message'],
        harmlessAfter: fixedHost,
      },
      analysis,
    );
  }
}

const compared =
  /^(?:signature|sig|hmac|mac|digest|password|passwd|passphrase|secret|apikey|token|csrf|xsrf|otp|hash)$/;

/** Whether a value guards something, by its name. */
function isGuarding(names: Iterable<string>): boolean {
  for (const name of names) {
    const list = wordsOf(name);
    if (meaningOf(name) === 'about') continue;
    const last = list.at(-1) ?? '';
    if (compared.test(last) || /(?:api|secret|auth|access)key$/.test(list.join(''))) return true;
  }
  return false;
}

/** `signature === expected`: the time it takes tells how far they agree. */
export function* lookAtComparison(
  { node, scope }: Placed<NodeOf<'BinaryExpression'>>,
  analysis: Analysis,
): Generator<Told> {
  const left = bare(node.left);
  const right = bare(node.right);
  const isNamed = (side: typeof left) => is(side, 'Identifier', 'MemberExpression', 'CallExpression');
  if (!isNamed(left) || !isNamed(right)) return;
  if (is(left, 'Identifier') && left.name === 'undefined') return;
  if (is(right, 'Identifier') && right.name === 'undefined') return;
  const guards = (side: typeof left) => isGuarding(namesIn(side)) || isDigest(side);
  if (!guards(left) && !guards(right)) return;
  const isSent = (side: typeof left) =>
    analysis.origins.of(side, scope).some(({ kind, by }) => kind === 'tainted' && by === 'request');
  if (isSent(left) === isSent(right)) return;
  yield written('timing-unsafe-comparison', node, node.operator);

  function isDigest(side: typeof left): boolean {
    if (!is(side, 'Identifier') && !/digest/.test(analysis.textOf(side))) return false;
    const definitions = is(side, 'Identifier') ? analysis.bindings.definitionsOf(side.name, scope) : [];
    if (definitions === null || (is(side, 'Identifier') && !definitions.some((one) => one.kind === 'value')))
      return false;
    const name = qualifiedName(side, scope, analysis.bindings) ?? '';
    return /createHmac\(\).*\.digest\(\)$/.test(name);
  }
}

const markup = /^\s*<(?:!doctype|\/?[a-z][a-z0-9-]*[\s/>])/i;

/** Texts that are put together with what somebody sent, wherever they go: statements of SQL, and markup. */
export function* lookAtText(
  { node, scope }: Placed<NodeOf<'TemplateLiteral' | 'BinaryExpression'>>,
  analysis: Analysis,
): Generator<Told> {
  const first = is(node, 'TemplateLiteral')
    ? (node.quasis[0]?.value.raw ?? '')
    : is(node.left, 'Literal')
      ? String(node.left.value)
      : '';
  const isStatement = /^\s*(?:select|insert|update|delete|replace|drop|alter|create|with|call|exec)\b/i.test(
    first,
  );
  const isMarkup = markup.test(first);
  if (!isStatement && !isMarkup) return;
  if (isStatement) {
    const outline = outlineOf(segmentsOf(node, scope, analysis.bindings));
    const path = analysis.pathTo(node);
    if (is(path.at(-2), 'TaggedTemplateExpression') || !sqlText.test(outline)) return;
    const told = judge(
      {
        rule: 'sql-injection',
        sink: 'SQL text',
        at: node,
        value: node,
        scope,
        purpose: 'sql',
        by: ['request'],
      },
      analysis,
    );
    yield told?.proof === 'tainted' ? told : null;
    return;
  }
  const path = analysis.pathTo(node);
  if (is(path.at(-2), 'TaggedTemplateExpression')) return;
  const told = judge(
    {
      rule: 'cross-site-scripting',
      sink: 'HTML text',
      at: node,
      value: node,
      scope,
      purpose: 'html',
      by: ['request', 'page', 'message'],
    },
    analysis,
  );
  yield told?.proof === 'tainted' ? told : null;
}

/** What React takes as it is: `{ __html: … }`, and addresses that may begin with `javascript:`. */
export function* lookAtMarkup(
  { node, scope }: Placed<NodeOf<'Property' | 'JSXAttribute'>>,
  analysis: Analysis,
): Generator<Told> {
  if (is(node, 'Property')) {
    yield judge(
      {
        rule: 'cross-site-scripting',
        sink: '__html',
        at: node,
        value: node.value,
        scope,
        purpose: 'html',
        tells: 'everything',
      },
      analysis,
    );
    return;
  }
  const value = is(node.value, 'JSXExpressionContainer') ? node.value.expression : undefined;
  if (value === undefined || is(value, 'JSXEmptyExpression')) return;
  const sink = is(node.name, 'JSXIdentifier') ? node.name.name : 'attribute';
  yield judge(
    {
      rule: 'cross-site-scripting',
      sink,
      at: node,
      value,
      scope,
      purpose: 'html',
      by: ['page', 'message'],
      harmlessAfter: fixedHost,
    },
    analysis,
  );
}
