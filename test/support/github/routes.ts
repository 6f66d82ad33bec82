/** One path of the description: `/repos/{owner}/{repo}/contents/{path}` with the parameters found in a real path. */
export type Route = { method: string; template: string; segments: Readonly<Record<string, string>> };

type Pattern = { method: string; template: string; names: string[]; expression: RegExp; literals: number };

/** Finds the operation that a method and a path mean. */
export class RouteTable {
  readonly #patterns: Pattern[] = [];

  /** `isLong(name)`: the parameter may hold slashes, as `path`, `ref` and `basehead` do (`x-multi-segment`). */
  add(method: string, template: string, isLong: (name: string) => boolean): void {
    const names: string[] = [];
    const source = template.replace(/\{(\w+)\}|[.]/g, (found, name?: string) => {
      if (name === undefined) return `\\${found}`;
      names.push(name);
      return isLong(name) ? '(.+)' : '([^/]+)';
    });
    const literals = template.split('/').filter((segment) => !segment.startsWith('{')).length;
    this.#patterns.push({ method, template, names, expression: new RegExp(`^${source}$`), literals });
    // `/commits/{ref}` would swallow `/commits/main/status`, since a ref may hold slashes: more literals first.
    this.#patterns.sort((a, b) => b.literals - a.literals);
  }

  find(method: string, path: string): Route | null {
    for (const { method: known, template, names, expression } of this.#patterns) {
      const match = known === method ? expression.exec(path) : null;
      if (match === null) continue;
      const segments = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { method, template, segments: Object.fromEntries(segments) };
    }
    return null;
  }
}
