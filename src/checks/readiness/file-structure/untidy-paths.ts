import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { dwindling } from '../../dwindling.ts';

const longestPath = 200;
const reserved = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const forbidden = /[<>:"|?*\\\u0000-\u001f]/;

export default defineCheck({
  id: 'untidy-paths',
  category: 'readiness/file-structure',
  importance: 'low',
  title: 'Every path can be checked out on every system',
  failureTitle: 'Paths that some systems can’t check out',
  why: 'Two paths that differ in their capitals alone are one file on macOS and Windows, and one of them is lost. Windows knows neither `:` nor `?` in names, nor names such as `aux` and `con`, nor an end in a dot or a blank; paths of more than 200 characters run into its limits. A blank in the name of a source file breaks scripts that forgot the quotes, and weighs a quarter. Ratio 1 / (1 + weight).',
  fix: 'Rename the file: lower case, hyphens, no blanks.',
  needs: ['files'],

  run({ files }) {
    if (files.length === 0) return notApplicable('There is no file.');
    const own = files.filter(({ kind }) => kind !== 'vendored');
    return dwindling([...collisions(files), ...own.flatMap(complaints)]);
  },
});

function collisions(files: readonly SourceFile[]): readonly Finding[] {
  const first = new Map<string, string>();
  return files.flatMap(({ path }): Finding[] => {
    const key = path.normalize('NFC').toLowerCase();
    const other = first.get(key);
    first.set(key, other ?? path);
    if (other === undefined) return [];
    const message = `It differs from \`${other}\` in its capitals alone: on macOS and Windows one of them is lost.`;
    return [{ path, message, subject: key, severity: 'medium' }];
  });
}

function complaints({ path, kind }: SourceFile): readonly Finding[] {
  const problem = path
    .split('/')
    .map(problemOf)
    .find((each) => each !== null);
  if (problem !== undefined)
    return [{ path, message: `${problem} Windows can’t check it out.`, subject: path }];
  if (path.length > longestPath) {
    return [
      { path, message: `It is ${path.length} characters long, and Windows has limits.`, subject: path },
    ];
  }
  const message = 'Its path has a blank: scripts without quotes take it for two.';
  return kind === 'source' && path.includes(' ') ? [{ path, message, subject: path, share: 0.25 }] : [];
}

function problemOf(name: string): string | null {
  if (reserved.test(name)) return 'A part of it is a name of a device.';
  if (forbidden.test(name)) return 'It has a character that names may not have.';
  return /[. ]$/.test(name) ? 'A part of it ends in a dot or a blank.' : null;
}
