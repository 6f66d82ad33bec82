import { readFile } from 'node:fs/promises';

/**
 * Reads `GITHUB_OUTPUT` and its like: `name=value`, or `name<<delimiter`, lines, `delimiter`. The last of a name wins.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#multiline-strings
 */
export async function readPairs(file: string): Promise<Record<string, string>> {
  const pairs: Record<string, string> = {};
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
      pairs[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n');
    } else if (line !== '') {
      const separator = line.indexOf('=');
      if (separator < 1) throw new Error(`Invalid format '${line}'`);
      pairs[line.slice(0, separator)] = line.slice(separator + 1);
    }
  }
  return pairs;
}
