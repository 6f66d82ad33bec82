import type { EnvironmentFile } from '../../model/evidence.ts';
import { baseName } from '../../model/path.ts';
import { type Scene, textOf } from '../scene.ts';

const environmentName = /^\.env(?:\.[\w.-]+)?$|^[\w-]+\.env$/i;
const templateName =
  /\.(?:example|sample|template|dist|defaults?|schema)$|^(?:example|sample|template)\.env$/i;
const placeholderValue =
  /^(?:changeme|change-me|placeholder|example|todo|xxx+|\.\.\.|<.*>|\{\{.*\}\}|your[-_ ].*|\*+|none|null|undefined)$/i;

/** Dotenv files that git has or would add. Those of tests hold test data, and are left out. */
export async function gatherEnvironmentFiles(scene: Scene): Promise<readonly EnvironmentFile[]> {
  const files = scene.files.filter(
    ({ path, kind }) => environmentName.test(baseName(path)) && kind === 'data',
  );
  return await Promise.all(
    files.map(async ({ path, isTracked }) => ({
      path,
      isTracked,
      isTemplate: isTemplateName(baseName(path)),
      assigned: assignedIn(await textOf(scene, path)),
    })),
  );
}

/** `.env.example` and its like: made to be copied. */
export function isTemplateName(name: string): boolean {
  return environmentName.test(name) && templateName.test(name);
}

/** Names with a value of their own: not empty, not a placeholder, not a reference to another variable. */
function assignedIn(text: string): EnvironmentFile['assigned'] {
  return text.split('\n').flatMap((row, index) => {
    const match = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=(.*)$/.exec(row.trim());
    const name = match?.[1];
    const value = withoutComment(match?.[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
    if (name === undefined || value === '' || placeholderValue.test(value) || /^\$\{?\w+\}?$/.test(value))
      return [];
    return [{ name, line: index + 1 }];
  });
}

function withoutComment(value: string): string {
  const comment = value.search(/\s#/);
  return (comment === -1 ? value : value.slice(0, comment)).trim();
}
