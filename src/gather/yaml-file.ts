import { LineCounter, parseDocument } from 'yaml';
import { isMapping, type Mapping } from './untyped.ts';

/** The line on which the value at a path of keys begins; 1 where there is none. */
export type LineOf = (path: readonly (string | number)[]) => number;

type YamlFile =
  | { readonly ok: true; readonly root: Mapping; readonly lineOf: LineOf }
  | { readonly ok: false; readonly problem: string };

/** A mapping in YAML, with the places of its values. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const [first = 'it is not valid YAML'] = error.message.split('\n');
    return { ok: false, problem: `${first.replace(/[:.]$/, '')}.` };
  }
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 100 });
  } catch {
    return { ok: false, problem: 'Its aliases name nothing, or too much.' };
  }
  if (!isMapping(root)) return { ok: false, problem: 'It is not a mapping.' };
  const lineOf: LineOf = (path) => {
    const node: unknown = document.getIn(path, true);
    const range = isMapping(node) ? node['range'] : null;
    const [start] = Array.isArray(range) ? range : [];
    return typeof start === 'number' ? lines.linePos(start).line : 1;
  };
  return { ok: true, root, lineOf };
}
