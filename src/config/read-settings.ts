import { defaultSettings, type Settings } from '../model/settings.ts';
import { configurationJsonSchema, configurationSchema, type Reading } from './configuration.ts';
import { explainIssue } from './explain-issue.ts';
import type { Problem } from './problem.ts';
import { type Fault, readYaml, type YamlTree } from './yaml-tree.ts';

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The settings that the text of a `certgate.yml` says, or everything that is wrong with it, by line. No file (`null`),
 * or one without a word in it, gives the defaults. Never throws.
 */
export function readSettings(
  text: string | null,
  options: Reading & { readonly file: string },
): ReadSettings {
  const tree = readYaml(text ?? '');
  const problems = tree.faults.map((fault) => problemOf(fault, tree, options.file));
  if (!tree.isReadable) return { ok: false, problems: inOrder(problems) };
  if (tree.value === null && problems.length === 0) return { ok: true, settings: defaultSettings };
  const read = configurationSchema(options).safeParse(tree.value);
  if (!read.success) {
    const explaining = {
      file: options.file,
      tree,
      checks: options.checks,
      schema: configurationJsonSchema(),
    };
    problems.push(...read.error.issues.flatMap((issue) => explainIssue(issue, explaining)));
  }
  if (problems.length > 0 || !read.success) return { ok: false, problems: inOrder(problems) };
  return { ok: true, settings: read.data };
}

function problemOf({ offset, key, found, allowed, message }: Fault, tree: YamlTree, file: string): Problem {
  return { file, ...tree.position(offset), key, found, allowed, message };
}

/** By line; and of several about one key in one place, the first: the others follow from it. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const places = new Set<string>();
  const first = problems.filter(({ line, column, key }) => {
    const place = `${line}:${column}:${key}`;
    return places.has(place) ? false : places.add(place);
  });
  return first.sort((a, b) => a.line - b.line || a.column - b.column);
}
