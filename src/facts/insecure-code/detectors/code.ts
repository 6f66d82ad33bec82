import { is, type Node } from '../../syntax.ts';
import { judge, type Site } from '../judge.ts';
import { bare } from '../names.ts';
import { type CallDetector, words } from './detector.ts';

const evaluating =
  /^(?:eval|(?:window|globalThis|global|self)\.eval|vm\.(?:runInContext|runInNewContext|runInThisContext|compileFunction|Script|SourceTextModule)|vm2\.(?:VM|NodeVM)\(\)\.(?:run|runFile)|vm2\.VMScript|safe-eval|notevil|node-eval|static-eval|eval|sandbox\(\)\.run|isolated-vm\.Isolate\(\)\.compileScript(?:Sync)?)$/;
const timers = /^(?:(?:window|globalThis|global|self)\.)?(?:setTimeout|setInterval|setImmediate|execScript)$/;
const pageScripts =
  /^(?:~?\w*(?:page|frame)|this\.page|.*newPage\(\))\.(?:evaluate|evaluateOnNewDocument|addInitScript|\$eval|setContent|goto)$/i;

export const code: CallDetector = {
  methods: words(
    'eval Function runInContext runInNewContext runInThisContext compileFunction Script SourceTextModule run runFile VMScript safe-eval notevil node-eval static-eval compileScript compileScriptSync setTimeout setInterval setImmediate execScript evaluate evaluateOnNewDocument addInitScript require import executeJavaScript',
  ),
  look,
};

function* look(site: Site): Generator<ReturnType<typeof judge>> {
  const { name, node, scope, analysis } = site;
  const [first] = site.arguments;
  const ask = (value: Node | undefined, tells: 'tainted' | 'everything' = 'everything') =>
    judge({ rule: 'code-injection', sink: name, at: node, value, scope, purpose: 'code', tells }, analysis);
  if (name === 'Function' || name === 'GeneratorFunction' || name === 'AsyncFunction') {
    const body = site.arguments.at(-1);
    if (body !== undefined) yield ask(body);
  } else if (evaluating.test(name)) yield first === undefined ? null : ask(first);
  else if (timers.test(name) && isText(first, site)) yield ask(first);
  else if (pageScripts.test(name) || site.method === 'executeJavaScript') yield ask(first, 'tainted');
  else if (name === 'require') {
    yield judge(
      { rule: 'unsafe-reflection', sink: name, at: node, value: first, scope, purpose: 'code' },
      analysis,
    );
  }
}

/** Whether a timer is given a text rather than a function. */
function isText(node: Node | undefined, { analysis, scope }: Site): boolean {
  if (node === undefined) return false;
  const inner = bare(node);
  if (is(inner, 'Literal')) return typeof inner.value === 'string';
  if (is(inner, 'TemplateLiteral')) return true;
  if (is(inner, 'BinaryExpression')) return inner.operator === '+';
  return analysis.origins.of(inner, scope).some(({ kind }) => kind === 'tainted');
}
