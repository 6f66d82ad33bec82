import type { InsecureCode } from '../../../model/facts.ts';
import { is, type Node } from '../../syntax.ts';
import { isTrue, judge, type Site } from '../judge.ts';
import { memberName, qualifiedName } from '../names.ts';
import { type CallDetector, words } from './detector.ts';

const deep =
  /^(?:(?:lodash|_|lodash\/fp|underscore)\.(?:merge|mergeWith|defaultsDeep|set|setWith|zipObjectDeep)|lodash[./](?:merge|mergewith|mergeWith|defaultsdeep|defaultsDeep|set|setwith)|deepmerge|merge-deep|deep-extend|merge|mixin-deep|defaults-deep|object-path\.set|dot-prop\.set|set-value|hoek\.merge|@hapi\/hoek\.merge)$/;

/** Objects that take over what a request sent, and functions that it chooses. */
export const objects: CallDetector = {
  methods: words(
    'merge mergeWith defaultsDeep set setWith zipObjectDeep deepmerge merge-deep deep-extend mixin-deep defaults-deep set-value extend RegExp',
  ),
  *look({ name, node, scope, analysis, arguments: given }) {
    const common = { sink: name, at: node, scope, by: ['request', 'message'] } as const;
    if (deep.test(name)) {
      const told = (given.length > 1 ? given.slice(1) : given).map((value) =>
        judge({ ...common, rule: 'prototype-pollution', value, purpose: 'object' }, analysis),
      );
      yield told.find((one) => one?.proof === 'tainted') ?? told.find((one) => one !== null) ?? null;
    }
    if (/^(?:\$|jQuery|jquery)\.extend$/.test(name) && isTrue(given[0])) {
      for (const value of given.slice(1))
        yield judge({ ...common, rule: 'prototype-pollution', value, purpose: 'object' }, analysis);
    }
    if (name === 'RegExp')
      yield judge(
        { ...common, rule: 'regex-injection', value: given[0], purpose: 'regex', by: ['request'] },
        analysis,
      );
  },
};

/** Objects whose methods are not all meant for everybody. */
const open = /^(?:this|global|globalThis|window|self|process|module|exports)$/;

/** `handlers[req.query.name]()`. */
export function* chosenMethod(site: Omit<Site, 'name' | 'method'>): Generator<InsecureCode | null> {
  const { node, scope, analysis } = site;
  const { callee } = node;
  if (!is(callee, 'MemberExpression') || !callee.computed || is(callee.property, 'Literal')) return;
  const owner = qualifiedName(callee.object, scope, analysis.bindings) ?? '';
  const told = judge(
    {
      rule: 'unsafe-reflection',
      sink: `${owner}[…]`,
      at: node,
      value: callee.property,
      scope,
      purpose: 'code',
      by: ['request', 'message', 'page'],
    },
    analysis,
  );
  // A table of the program's own holds what is meant, mostly; a module, or the program itself, holds everything.
  yield told?.proof === 'tainted' && !open.test(owner) ? { ...told, proof: 'depends' } : told;
}

/** `a[req.body.section][req.body.key] = …`. With one such key alone, nothing but that object changes. */
export function* chosenKey(
  left: Node,
  scope: number,
  analysis: Site['analysis'],
): Generator<InsecureCode | null> {
  const told: InsecureCode[] = [];
  for (let at = left; is(at, 'MemberExpression'); at = at.object) {
    if (!at.computed || memberName(at.property, true) !== '*') continue;
    const one = judge(
      {
        rule: 'prototype-pollution',
        sink: `${qualifiedName(at.object, scope, analysis.bindings) ?? ''}[…]`,
        at: left,
        value: at.property,
        scope,
        // A number, or a text that is compared with what is allowed, names no property that matters.
        purpose: 'code',
        by: ['request', 'message'],
      },
      analysis,
    );
    if (one !== null) told.push(one);
  }
  const tainted = told.filter(({ proof }) => proof === 'tainted');
  const [first] = tainted;
  if (first === undefined) yield told[0] ?? null;
  else yield tainted.length > 1 ? first : { ...first, proof: 'depends' };
}
