import { readFileSync } from 'node:fs';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { type Route, RouteTable } from './routes.ts';

type Tree = Record<string, unknown>;

/** A request as the description sees it: path and query merged and coerced to their types, and the JSON body. */
type CheckedRequest = { parameters: Tree; body: Tree; problems: string[] };

const JSON_TYPE = 'application/json';

/** Errors that any operation can answer and that the description leaves out of most of them. */
const ANY_TIME = new Set([400, 401, 403, 404, 409, 422, 429, 500, 502, 503]);

/**
 * GitHub's OpenAPI 3.0 description as a judge of requests and responses.
 * Stricter than GitHub in one thing: a query parameter or a body field that is not described is a problem, for a
 * misspelt one does nothing, silently.
 */
class Contract {
  readonly #description: Tree;
  readonly #routes = new RouteTable();
  readonly #bodies: Ajv2019;
  readonly #parameters: Ajv2019;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(text: string) {
    this.#description = withUnionsForNullable(JSON.parse(text) as Tree) as Tree;
    for (const [template, methods] of Object.entries(at(this.#description, 'paths'))) {
      for (const method of Object.keys(methods as Tree)) {
        const long = this.#parametersOf(method, template).filter((parameter) => parameter['x-multi-segment']);
        this.#routes.add(method, template, (name) => long.some((parameter) => parameter['name'] === name));
        closeObjects(at(this.#operation(method, template), 'requestBody', 'content', JSON_TYPE, 'schema'));
      }
    }
    // The description is not JSON Schema to the letter (`example`, `discriminator`, format `timestamp`).
    const lenient = { strict: false, validateSchema: false, logger: false, allErrors: true } as const;
    this.#bodies = new Ajv2019(lenient);
    this.#parameters = new Ajv2019({ ...lenient, coerceTypes: true, useDefaults: true });
    for (const ajv of [this.#bodies, this.#parameters]) {
      formats(ajv);
      ajv.addSchema(this.#description, 'github');
    }
  }

  /** The operation's route, or null when the description knows no such method and path. */
  route(method: string, path: string): Route | null {
    return this.#routes.find(method.toLowerCase(), path);
  }

  /** GitHub's name of an operation: `issues/create-comment`. */
  operationId({ method, template }: Route): string {
    return String(this.#operation(method, template)['operationId']);
  }

  /** `body` is the raw text; empty for none. */
  checkRequest(route: Route, query: URLSearchParams, body: string): CheckedRequest {
    const problems: string[] = [];
    const parameters: Tree = { ...route.segments };
    for (const name of new Set(query.keys())) {
      const values = query.getAll(name);
      if (values.length > 1) problems.push(`query ${name} is given ${values.length} times`);
      parameters[name] = values[0];
    }
    const name = `${route.method} ${route.template}`;
    problems.push(...this.#complain(this.#parameterValidator(name, route), parameters, 'parameters'));

    const described = at(this.#operation(route.method, route.template), 'requestBody', 'content', JSON_TYPE);
    const parsed = parse(body);
    if (parsed === undefined) problems.push('body is not JSON');
    else if (described['schema'] === undefined && body !== '')
      problems.push('body is given, none is described');
    else if (described['schema'] !== undefined) {
      const place = ['paths', route.template, route.method, 'requestBody', 'content', JSON_TYPE, 'schema'];
      problems.push(...this.#complain(this.#bodyValidator(place), parsed, 'body'));
    }
    return { parameters, body: isTree(parsed) ? parsed : {}, problems };
  }

  /** What is wrong with an answer of ours; `body` undefined = none. Only JSON bodies are described. */
  checkResponse(route: Route, status: number, mediaType: string, body: unknown): string[] {
    const responses = at(this.#operation(route.method, route.template), 'responses');
    const response = responses[status];
    if (response === undefined) {
      if (!ANY_TIME.has(status)) return [`status ${status} is not described`];
      const place = ['components', 'schemas', 'basic-error'];
      return this.#complain(this.#bodyValidator(place), body, `response ${status}`);
    }
    if (!mediaType.startsWith(JSON_TYPE)) return [];
    const place = isTree(response) && typeof response['$ref'] === 'string' ? pointer(response['$ref']) : null;
    const root = place ?? ['paths', route.template, route.method, 'responses', String(status)];
    const schema = at(this.#description, ...root, 'content', JSON_TYPE)['schema'];
    if (schema === undefined)
      return body === undefined ? [] : [`response ${status} has a body, none is described`];
    const validate = this.#bodyValidator([...root, 'content', JSON_TYPE, 'schema']);
    return this.#complain(validate, body, `response ${status}`);
  }

  #operation(method: string, template: string): Tree {
    return at(this.#description, 'paths', template, method);
  }

  #parametersOf(method: string, template: string): Tree[] {
    const listed = this.#operation(method, template)['parameters'];
    return (Array.isArray(listed) ? listed : []).map((parameter: Tree) =>
      typeof parameter['$ref'] === 'string'
        ? at(this.#description, ...pointer(parameter['$ref']))
        : parameter,
    );
  }

  #parameterValidator(name: string, { method, template }: Route): ValidateFunction {
    return this.#once(name, () => {
      const listed = this.#parametersOf(method, template).filter(({ in: where }) => where !== 'header');
      const properties = Object.fromEntries(listed.map(({ name: key, schema }) => [key, schema]));
      const required = listed.filter((parameter) => parameter['required']).map(({ name: key }) => key);
      return this.#parameters.compile({ type: 'object', properties, required, additionalProperties: false });
    });
  }

  #bodyValidator(place: string[]): ValidateFunction {
    const path = place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const reference = `github#/${path.join('/')}`;
    return this.#once(reference, () => this.#bodies.compile({ $ref: reference }));
  }

  // Compiling all of GitHub takes seconds, one schema takes 5 to 500 ms: only what is used, and only once.
  #once(name: string, compile: () => ValidateFunction): ValidateFunction {
    const known = this.#compiled.get(name) ?? compile();
    this.#compiled.set(name, known);
    return known;
  }

  #complain(validate: ValidateFunction, value: unknown, what: string): string[] {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
      return `${what}${instancePath} ${message}${unknown === undefined ? '' : `: ${unknown}`}`;
    });
  }
}

/** The description in this folder, read once: it never changes, and what it compiled serves every stand-in. */
export const contract = new Contract(
  readFileSync(new URL('api.github.com.slim.json', import.meta.url), 'utf8'),
);

/** `undefined` = not JSON; an empty text is an empty body. */
function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks down; what is not there is an empty tree. */
function at(tree: Tree, ...path: string[]): Tree {
  let here = tree;
  for (const step of path) {
    const next = here[step];
    here = isTree(next) ? next : {};
  }
  return here;
}

function pointer(reference: string): string[] {
  return reference.slice('#/'.length).split('/');
}

/** OpenAPI 3.0's `nullable` in JSON Schema's words: ajv refuses `nullable` beside `oneOf` and `$ref`. */
function withUnionsForNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withUnionsForNullable);
  if (!isTree(node)) return node;
  const copy: Tree = {};
  for (const [key, value] of Object.entries(node)) copy[key] = withUnionsForNullable(value);
  if (copy['nullable'] !== true) return copy;
  const { nullable: _, ...rest } = copy;
  return { anyOf: [rest, { type: 'null' }] };
}

/** Makes fields that are not described an error, in a request body and in the objects inside it. */
function closeObjects(schema: Tree): void {
  if (isTree(schema['properties'])) {
    schema['unevaluatedProperties'] ??= schema['additionalProperties'] ?? false;
    for (const property of Object.values(schema['properties'])) if (isTree(property)) closeObjects(property);
  }
  if (isTree(schema['items'])) closeObjects(schema['items']);
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    // A branch left open would count every field as described.
    for (const branch of Array.isArray(schema[key]) ? schema[key] : []) delete branch['additionalProperties'];
  }
}
