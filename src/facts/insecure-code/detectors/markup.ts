import { is, type Node } from '../../syntax.ts';
import { judge, type Site } from '../judge.ts';
import { bare } from '../names.ts';
import { literalText } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

const answers = /^~?(?:res|response|reply|resp|rsp|this\.res|ctx\.res|ctx\.response|event\.res)\b/;
const trusting = /^bypassSecurityTrust(?:Html|Script|Style|Url|ResourceUrl)$/;
const compilers =
  /^(?:ejs\.(?:render|compile)|(?:pug|jade)\.(?:render|compile)|(?:handlebars|hbs|Handlebars)(?:\.default)?\.(?:compile|precompile)|(?:~?handlebars|~?Handlebars)\.compile|hogan(?:\.js)?\.compile|nunjucks\.(?:renderString|compile)|nunjucks\..*\.renderString|~?env\.renderString|dot\.(?:template|compile)|dot\.compile|(?:lodash|underscore|_)\.template|lodash\.template|eta\.(?:render|renderString|compile)|swig\.(?:render|compile)|squirrelly\.(?:render|Render)|mustache\.(?:render|parse)|art-template\.(?:render|compile)|velocityjs\.render|twig\.twig)$/;

export const markup: CallDetector = {
  methods: words(
    'send write end insertAdjacentHTML writeln createContextualFragment setHTMLUnsafe html append prepend before after wrap parseHTML trustAsHtml bypassSecurityTrustHtml bypassSecurityTrustScript bypassSecurityTrustStyle bypassSecurityTrustUrl bypassSecurityTrustResourceUrl render compile precompile renderString template SafeString $ jQuery setAttribute renderFile Render twig parse HttpResponse',
  ),
  look,
};

function* look(site: Site): Generator<ReturnType<typeof judge>> {
  const { name, method, node, scope, analysis } = site;
  const [first, second] = site.arguments;
  const ask = (value: Node | undefined, tells: 'tainted' | 'everything' = 'tainted') =>
    judge(
      { rule: 'cross-site-scripting', sink: name, at: node, value, scope, purpose: 'html', tells },
      analysis,
    );
  if (/^(?:send|write|end)$/.test(method)) {
    if (answers.test(name) && first !== undefined && isMarkup(first, site)) yield ask(first);
  } else if (method === 'insertAdjacentHTML') yield ask(second, 'everything');
  else if (/^(?:window\.)?document\.write(?:ln)?$/.test(name)) yield ask(first, 'everything');
  else if (method === 'createContextualFragment' || method === 'setHTMLUnsafe') yield ask(first);
  else if (trusting.test(method) || method === 'trustAsHtml') yield ask(first, 'everything');
  else if (compilers.test(name))
    yield judge(
      { rule: 'template-injection', sink: name, at: node, value: first, scope, purpose: 'code' },
      analysis,
    );
  else if (method === 'SafeString') yield ask(first);
  else if (method === 'setAttribute') {
    const attribute = literalText(first, scope, analysis.bindings)?.toLowerCase() ?? '';
    if (/^(?:href|src|srcdoc|action|formaction|data|on[a-z]+)$/.test(attribute)) yield ask(second);
  } else if (/^(?:\$|jQuery|jquery)$/.test(name)) {
    // What begins with another sign than `<` is a selector.
    const told = judge(
      {
        rule: 'cross-site-scripting',
        sink: name,
        at: node,
        value: first,
        scope,
        purpose: 'html',
        harmlessAfter: /^\s*[^<\s\0]/,
      },
      analysis,
    );
    yield told?.source?.endsWith('.hash') ? null : told;
  } else if (
    /^(?:\$|jQuery|jquery)(?:\(\))?(?:\.(?:html|append|prepend|before|after|wrap|parseHTML))$|(?:\$|jQuery|jquery)\(\).*\.(?:html|append|prepend|before|after)$/.test(
      name,
    )
  )
    yield ask(first);
}

/** Whether an answer is a text that a browser may take for markup: objects become JSON, buffers a download. */
function isMarkup(node: Node, { analysis, scope }: Site): boolean {
  const inner = bare(node);
  if (is(inner, 'ObjectExpression', 'ArrayExpression', 'NewExpression')) return false;
  if (is(inner, 'CallExpression') && /JSON\.stringify$|\.toJSON$/.test(analysis.textOf(inner.callee)))
    return false;
  // All of a body, or a list of parameters, is an object.
  const parts = analysis.origins.of(inner, scope).filter(({ kind }) => kind === 'tainted');
  return !parts.every(({ source }) =>
    /\.(?:body|query|params|headers|cookies|files?|rawBody)$/.test(source ?? ''),
  );
}
