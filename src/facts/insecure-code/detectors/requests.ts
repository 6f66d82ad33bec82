import { is, type Node } from '../../syntax.ts';
import { judge, objectOf, propertyOf, type Site, written } from '../judge.ts';
import { outlineOf, segmentsOf } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

const requesters =
  /^(?:(?:window|globalThis|self)\.)?fetch$|^(?:axios|got|needle|superagent|ky|request|request-promise(?:-native)?|node-fetch|cross-fetch|isomorphic-fetch|undici|urllib|bent|phin|http|https|http2|follow-redirects\.https?|requestretry|make-fetch-happen|popsicle|unirest|@angular\/common\/http)(?:\(\)|\.(?:default|create\(\)|instance|Request|HttpClient))*(?:\.(?:get|post|put|patch|delete|del|head|options|request|fetch|stream|connect|defaults|extend\(\)))?$|^(?:this\.)?\$http(?:\.(?:get|post|put|delete))?$|^(?:net|tls)\.(?:connect|createConnection)$/;
const browsers =
  /^(?:~?\w*(?:page|frame)|this\.page|.*newPage\(\))\.(?:goto|setContent|navigate)$|^(?:wkhtmltopdf|wkhtmltoimage\.generate|html-pdf\.create|phantom.*\.open|~page\.(?:open|openUrl))$|\.Page\.navigate$/i;

/** The host is there, and ends, before anything that was sent. */
export const fixedHost = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#\\\0]+[/?#]|^\0(?![^\0]*:\/\/$)|^\/(?![/\\])./i;

export const requests: CallDetector = {
  methods: words(
    'fetch axios got needle superagent ky request request-promise request-promise-native node-fetch cross-fetch isomorphic-fetch undici urllib bent phin get post put patch delete del head options stream connect createConnection $http goto setContent navigate wkhtmltopdf generate create open openUrl WebSocket make-fetch-happen requestretry',
  ),
  look,
};

function* look(site: Site): Generator<ReturnType<typeof judge>> {
  const { name, node, scope, analysis } = site;
  const [first] = site.arguments;
  if (name === 'WebSocket' || name === 'ws' || name === 'ws.WebSocket') {
    if (isCleartext(first, site)) yield written('cleartext-transport', node, name);
    return;
  }
  if (!requesters.test(name) && !browsers.test(name)) return;
  if (/^https?\.(?:get|request)$/.test(name) || !/^https?2?\b/.test(name)) {
    const options = objectOf(first, scope, analysis);
    const property = propertyOf(options, 'url', 'uri', 'baseURL', 'host', 'hostname', 'prefixUrl');
    const value = options === undefined ? first : property?.value;
    if (value === undefined) return;
    yield judge(
      {
        rule: 'server-side-request-forgery',
        sink: name,
        at: node,
        value,
        scope,
        purpose: 'url',
        by: ['request', 'archive'],
        harmlessAfter: fixedHost,
      },
      analysis,
    );
    if (isCleartext(value, site)) yield written('cleartext-transport', node, name);
  }
}

/** Hosts that are this machine, its own network, or nobody's. */
const nearby =
  /^(?:http|ws):\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[?::1|host\.docker|[^/:.]+(?:[:/]|$)|[^/]*\.(?:local|localhost|internal|test|example|invalid|svc|lan)\b|(?:www\.)?example\.)/i;

function isCleartext(value: Node | undefined, { scope, analysis }: Site): boolean {
  if (value === undefined || is(value, 'ObjectExpression')) return false;
  const outline = outlineOf(segmentsOf(value, scope, analysis.bindings));
  return /^(?:http|ws):\/\/[^\0/]/.test(outline) && !nearby.test(outline);
}

/** `location.href.split('#')[0] + …`: a page goes to where it is. */
export function beginsWithOwnAddress(
  value: Node,
  scope: number,
  { bindings, textOf }: Site['analysis'],
): boolean {
  const [first] = segmentsOf(value, scope, bindings);
  if (first === undefined || 'text' in first) return false;
  return /^(?:(?:window|document|self)\.)*location(?:\.(?:href|pathname|origin|toString\(\)))?(?:$|\[|\.(?:slice|substr|substring|replace|replaceAll|split|toString)\()/.test(
    textOf(first.value),
  );
}

const answers =
  /^~?(?:res|response|reply|resp|ctx|context|c|h|NextResponse|Response|next\/server\.NextResponse|next\/navigation|next\/server|this\.res|this\.response)\b/;

/** Redirects of a server, and of a page by its own address. */
export const redirects: CallDetector = {
  methods: words('redirect setHeader header set append writeHead assign replace open permanentRedirect'),
  *look(site) {
    const { name, method, node, scope, analysis, arguments: given } = site;
    const ask = (value: Node | undefined, by?: readonly ['page'] | readonly ['request']) =>
      judge(
        {
          rule: 'open-redirect',
          sink: name,
          at: node,
          value,
          scope,
          purpose: 'url',
          harmlessAfter: fixedHost,
          ...(by === undefined ? {} : { by }),
        },
        analysis,
      );
    const [first, second] = given;
    if (/^(?:permanentR|r)edirect$/.test(method) && (answers.test(name) || name === 'redirect')) {
      const isStatus = is(first, 'Literal') && typeof first.value === 'number';
      yield unlessOwnHost(ask(isStatus ? second : first));
      // Both of `redirect(url, status)` and `redirect(status, url)` are in use, with a variable for the status too.
      if (!isStatus && second !== undefined && !is(second, 'Literal')) yield ask(second);
    } else if (method === 'writeHead') {
      const headers = given.map((one) => objectOf(one, scope, analysis)).find((one) => one !== undefined);
      yield ask(propertyOf(headers, 'Location', 'location')?.value);
      yield* cors(headers, site);
    } else if (/^(?:setHeader|header|set|append)$/.test(method) && answers.test(name)) {
      const header = is(first, 'Literal') ? String(first.value).toLowerCase() : '';
      if (header === 'location') yield ask(second);
      if (header === 'access-control-allow-origin') yield allowedOrigin(second, site);
      if (is(first, 'ObjectExpression')) yield* cors(first, site);
      if (header === '' && first !== undefined && !is(first, 'ObjectExpression'))
        yield judge(
          {
            rule: 'header-injection',
            sink: name,
            at: node,
            value: first,
            scope,
            purpose: 'header',
            by: ['request'],
          },
          analysis,
        );
    } else if (
      /^(?:(?:window|document|self|top|parent)\.)*location\.(?:assign|replace)$|^(?:window\.)?open$/.test(
        name,
      )
    ) {
      if (first !== undefined && !beginsWithOwnAddress(first, scope, analysis)) yield ask(first, ['page']);
    }
  },
};

/** `https://${req.hostname}`: the host that a client asks for is its own choice, for itself. */
function unlessOwnHost(told: ReturnType<typeof judge>): ReturnType<typeof judge> {
  return told !== null && /^\w+\.(?:hostname|host|headers\.host|get\.host)$/.test(told.source ?? '')
    ? null
    : told;
}

function* cors(headers: Node | undefined, site: Site): Generator<ReturnType<typeof judge>> {
  const property = propertyOf(headers, 'Access-Control-Allow-Origin', 'access-control-allow-origin');
  if (property !== undefined) yield allowedOrigin(property.value, site);
}

function allowedOrigin(value: Node | undefined, { node, scope, analysis }: Site): ReturnType<typeof judge> {
  const sink = 'Access-Control-Allow-Origin';
  if (is(value, 'Literal'))
    return value.value === '*' ? written('permissive-cors', node, sink, 'depends') : null;
  return judge(
    { rule: 'permissive-cors', sink, at: node, value, scope, purpose: 'header', by: ['request'] },
    analysis,
  );
}
