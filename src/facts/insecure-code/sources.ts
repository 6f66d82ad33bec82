import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import type { FunctionNode } from './bindings.ts';
import { lastOf } from './names.ts';

/** What a function's parameter stands for, by how the function is used and how the parameter is named or typed. */
export type Role =
  /** Of a server: `req.query`, `request.headers`. */
  | 'request'
  /** By its name alone: perhaps one that is sent from here. */
  | 'lone-request'
  /** That of koa, Hono, oak: a request and a response in one. */
  | 'context'
  /** All of it was sent by somebody. */
  | 'sent'
  /** An event of another window: its `data` was sent by somebody. */
  | 'message'
  /** An entry of an archive: its path was chosen by who packed it. */
  | 'archive-entry';

/** What of a request its sender chooses. */
const requestMembers = new Set(
  (
    'query body params param headers header cookies signedCookies url originalUrl path hostname host files file rawBody ' +
    'rawHeaders rawQuery subdomains nextUrl search searchParams href querystring get json text formData input all cookie ' +
    'payload queryStringParameters multiValueQueryStringParameters pathParameters requestBody fields'
  ).split(' '),
);
const uploadNames = new Set(['name', 'originalname', 'originalFilename', 'originalName', 'data', 'buffer']);
const loneMembers = new Set(['query', 'params', 'cookies', 'rawBody', 'queryStringParameters']);
const contextMembers = new Set(
  'query params querystring url originalUrl path href search body headers header'.split(' '),
);
const entryMembers = new Set('path fileName filename name entryName header props'.split(' '));

const answerName = /^_?(?:res|response|reply|resp|h|next|ctx|toolkit|callback)$/;
const serverVerbs = new Set(
  'get post put patch delete del head options all use route handle param ws'.split(' '),
);
const serverName =
  /^(?:app|router|server|api|fastify|express|koa|restify|hapi|polka|web|http|https)$|(?:app|router|server|routes?|api)$/i;
const foreignRequest = /ClientRequest|Init\b|Options|Config|XMLHttpRequest|APIRequestContext|Mock/;
const serverRequest = /Request|IncomingMessage|\bany\b|\bunknown\b|\bReq\b|NextApi|Http/;
const sentDecorators = new Set(
  'Query Body Param Headers Cookies UploadedFile UploadedFiles Args RawBody MessageBody Payload BodyParam QueryParam HeaderParam QueryParams BodyParams PathParams'.split(
    ' ',
  ),
);
const routeExports = new Set('GET POST PUT PATCH DELETE HEAD OPTIONS loader action'.split(' '));

/** Around a function: who holds it, from the nearest. */
export type Holders = readonly Node[];

/** `text` tells what a type annotation says. */
export function roleOf(
  fn: FunctionNode,
  index: number,
  holders: Holders,
  text: (node: Node) => string,
): Role | null {
  const parameter = fn.params[index];
  if (parameter === undefined) return null;
  const holder = is(parameter, 'TSParameterProperty') ? parameter.parameter : parameter;
  const pattern = is(holder, 'AssignmentPattern') ? holder.left : holder;
  const decorators = 'decorators' in pattern ? (pattern.decorators ?? []) : [];
  for (const { expression } of decorators) {
    const name = is(expression, 'CallExpression') ? expression.callee : expression;
    if (is(name, 'Identifier') && sentDecorators.has(name.name)) return 'sent';
    if (is(name, 'Identifier') && /^Req(?:uest)?$/.test(name.name)) return 'request';
  }
  const annotation = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
  const type = annotation === undefined ? null : text(annotation);
  const name = is(pattern, 'Identifier') ? pattern.name : '';
  const used = usedAs(fn, index, holders);
  if (used !== null && (used !== 'request' || type === null || !foreignRequest.test(type)))
    return used === 'request' && /^(?:ctx|c|context)$/.test(name) ? 'context' : used;
  // Clients call what they send a request too.
  const isAnswered = fn.params.some((one) => is(one, 'Identifier') && answerName.test(one.name));
  if (name === 'request' && type === null && !isAnswered) return 'lone-request';
  if (
    /^_?(?:req|request)$/.test(name) &&
    (type === null || (serverRequest.test(type) && !foreignRequest.test(type)))
  )
    return 'request';
  if (/^(?:ctx|context|c)$/.test(name) && (type === null ? name !== 'c' : /Context/.test(type)))
    return 'context';
  return null;
}

function usedAs(fn: FunctionNode, index: number, holders: Holders): Role | null {
  const [parent, grandparent] = holders;
  if (is(parent, 'CallExpression') && is(parent.callee, 'MemberExpression')) {
    return usedByCall(fn, index, parent, parent.callee);
  }
  if (is(parent, 'CallExpression') && is(parent.callee, 'Identifier') && index === 0) {
    const [event] = parent.arguments;
    if (parent.callee.name === 'addEventListener' && isText(event, 'message')) return 'message';
    if (/^(?:createServer|defineEventHandler|eventHandler|onRequest|withAuth)$/.test(parent.callee.name))
      return 'request';
  }
  if (index !== 0) return null;
  if (is(parent, 'AssignmentExpression') && is(parent.left, 'MemberExpression')) {
    const name = keyOf(parent.left.property) ?? '';
    if (name === 'onmessage') return 'message';
    if (name === 'handler' && isExports(parent.left.object)) return 'sent';
  }
  const exportedName = exportedNameOf(fn, parent, grandparent, holders);
  if (exportedName === 'handler') return 'sent';
  if (exportedName !== null && routeExports.has(exportedName)) return 'request';
  if (exportedName === 'getServerSideProps') return 'request';
  return null;
}

function usedByCall(
  fn: FunctionNode,
  index: number,
  call: NodeOf<'CallExpression'>,
  callee: NodeOf<'MemberExpression'>,
): Role | null {
  const method = keyOf(callee.property) ?? '';
  const owner = ownerName(callee.object);
  const [first] = call.arguments;
  const isHandler = call.arguments.some((argument) => argument === fn);
  if (!isHandler) return null;
  if (serverVerbs.has(method) && serverName.test(owner)) {
    const isRouted =
      is(first, 'Literal', 'TemplateLiteral', 'ArrayExpression') || method === 'use' || first === fn;
    const place = fn.params.length === 4 && method === 'use' ? 1 : 0;
    return isRouted && index === place ? 'request' : null;
  }
  // router.route('/x').get((a, b) => …)
  if (serverVerbs.has(method) && is(callee.object, 'CallExpression') && owner === 'route')
    return index === 0 ? 'request' : null;
  if (index !== 0) return null;
  if (method === 'createServer' || (method === 'on' && isText(first, 'request'))) return 'request';
  if (method === 'addEventListener' && isText(first, 'message')) return 'message';
  if (method === 'on' && isText(first, 'entry')) return 'archive-entry';
  if (method === 'on' && /^(?:socket|ws|wss|connection)$/i.test(owner) && is(first, 'Literal')) return 'sent';
  if (method === 'forEach' && is(callee.object, 'CallExpression') && owner === 'getEntries')
    return 'archive-entry';
  return null;
}

/** Under which name a module gives a function to others. */
function exportedNameOf(
  fn: FunctionNode,
  parent: Node | undefined,
  grandparent: Node | undefined,
  holders: Holders,
): string | null {
  if (is(fn, 'FunctionDeclaration') && is(parent, 'ExportNamedDeclaration')) return fn.id?.name ?? null;
  if (is(parent, 'VariableDeclarator') && is(grandparent, 'VariableDeclaration')) {
    const isExported = is(holders[2], 'ExportNamedDeclaration');
    return isExported && is(parent.id, 'Identifier') ? parent.id.name : null;
  }
  if (is(parent, 'AssignmentExpression') && is(parent.left, 'MemberExpression'))
    return isExports(parent.left.object) ? keyOf(parent.left.property) : null;
  return null;
}

function isExports(node: Node): boolean {
  if (is(node, 'Identifier')) return node.name === 'exports';
  return is(node, 'MemberExpression') && keyOf(node.property) === 'exports';
}

function isText(node: Node | undefined, text: string): boolean {
  return is(node, 'Literal') && node.value === text;
}

/** `router` of `router`, `this.router` and `express.Router()`; `route` of `app.route('/')`. */
function ownerName(object: Node): string {
  if (is(object, 'Identifier')) return object.name;
  if (is(object, 'MemberExpression')) return keyOf(object.property) ?? '';
  return is(object, 'CallExpression') ? ownerName(object.callee) : '';
}

/** Whether somebody else chose what stands at `path` of a parameter in this role. */
export function isSent(role: Role, path: readonly string[]): boolean {
  const [first = '', second = ''] = path;
  switch (role) {
    case 'sent':
      return true;
    case 'request':
      // Where an upload is kept is the server's choice; what it is called is the sender's.
      if (first === 'file' || first === 'files') return uploadNames.has(path.at(-1) ?? '');
      return requestMembers.has(first) || (first === 'request' && isSent('request', path.slice(1)));
    case 'lone-request':
      return loneMembers.has(first);
    case 'context':
      if (first === 'request' || first === 'req') return requestMembers.has(second);
      if (first === 'cookies') return second === 'get';
      return contextMembers.has(first);
    case 'message':
      return first === 'data';
    case 'archive-entry':
      return entryMembers.has(first);
  }
}

const pageMembers: Readonly<Record<string, ReadonlySet<string>>> = {
  location: new Set(['href', 'search', 'hash', 'pathname', 'toString()']),
  document: new Set(['URL', 'documentURI', 'referrer', 'baseURI']),
};

/** Whether a name that no file declares is of the address of the page: `location.hash`, `window.name`. */
export function isOfPage(name: string): boolean {
  const path = name
    .replace(/^(?:(?:window|self|globalThis|document|parent|top)\.)+(?=location)/, '')
    .split('.');
  const [root = '', member] = path[0] === 'window' && path[1] === 'document' ? path.slice(1) : path;
  if (root === 'window' && member === 'name') return true;
  if (root === 'location' && member === undefined) return true;
  return (
    member !== undefined && Object.hasOwn(pageMembers, root) && (pageMembers[root]?.has(member) ?? false)
  );
}

const pageHooks = new Set('useSearchParams useParams useLocation useQueryParams useQuery'.split(' '));

/** Whether a call gives what stands in the address of the page: hooks of routers. */
export function isHookOfPage(callee: string): boolean {
  return pageHooks.has(lastOf(callee));
}

/** Whether a name is of the command line or the environment. */
export function isOfOperator(name: string): boolean {
  return /^(?:process\.(?:argv|env|stdin)|Deno\.(?:args|env)|Bun\.(?:argv|env)|import\.meta\.env)\b/.test(
    name,
  );
}

/** Whether a name is of the place of the program's own files. */
export function isOfProgram(name: string): boolean {
  return /^(?:__dirname|__filename|import\.meta\.(?:url|dirname|filename)|process\.cwd\(\)|os\.(?:tmpdir|homedir)\(\))$/.test(
    name,
  );
}
