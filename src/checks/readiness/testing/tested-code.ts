import type { SourceFile } from '../../../model/evidence.ts';
import { isIllustration } from '../../../model/illustration.ts';
import { isToolFile } from '../../../model/tool-file.ts';

const otherLanguages = /\.(?:py|go|rs|java|kt|rb|php|cs|exs?|swift|scala|dart)$/;
const data = /(?:^|\/)(?:__)?(?:fixtures?|mocks?|testdata|cassettes|snapshots)(?:__)?\//i;

/** Code that tests should run: source with something in it to run, examples and settings of tools apart. */
export function codeToTest(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(
    ({ path, kind, facts: { code, lines } }) =>
      kind === 'source' &&
      !isIllustration(path) &&
      !isToolFile(path) &&
      !/\.d\.[cm]?ts$/.test(path) &&
      (code?.kind === 'analysed'
        ? code.code.functions.length > 0
        : code !== null
          ? code.kind === 'not-analysed'
          : otherLanguages.test(path) && lines > 1),
  );
}

/** Tests and what helps them; not what they are given to work on. */
export function codeOfTests(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(
    ({ path, kind, facts: { code } }) =>
      kind === 'test' && !data.test(path) && (code !== null || otherLanguages.test(path)),
  );
}

export function codeLinesOf(files: readonly SourceFile[]): number {
  return files.reduce(
    (sum, { facts: { code, lines } }) => sum + (code?.kind === 'analysed' ? code.code.codeLines : lines),
    0,
  );
}
