import type { SourceFile } from '../../../model/evidence.ts';
import type { CodeFacts } from '../../../model/facts.ts';
import { notApplicable } from '../../../model/outcome.ts';

/** A file with test cases of JavaScript or TypeScript. */
export interface TestFile {
  readonly path: string;
  readonly tests: CodeFacts['tests'];
}

export const noCases = notApplicable('No file with test cases in JavaScript or TypeScript was found.');

const testLibrary =
  /^(?:vitest|@jest\/globals|node:test|mocha|ava|tap|tape|uvu|bun:test|@playwright\/test|@hapi\/lab|jasmine|qunit|zora|@japa\/runner)$/;

/** Read by tests, and not run as tests. */
const specimen = /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test-data|templates?)\//i;

/** The project's own files with test cases, those that tests are given to work on apart. */
export function testFilesIn(files: readonly SourceFile[]): readonly TestFile[] {
  return files.flatMap((file) => {
    const tests = testsOf(file);
    return tests === null || specimen.test(file.path) ? [] : [{ path: file.path, tests }];
  });
}

/** `null` for a file without tests. A function of the source may well be called `test` too: by itself it is none. */
export function testsOf({ kind, facts: { code } }: SourceFile): CodeFacts['tests'] | null {
  if ((kind !== 'test' && kind !== 'source') || code?.kind !== 'analysed') return null;
  const { tests } = code.code;
  if (tests.cases === 0) return null;
  return kind === 'test' || isForTests(code.code) ? tests : null;
}

function isForTests({ imports, tests }: CodeFacts): boolean {
  if (imports.some(({ specifier }) => testLibrary.test(specifier ?? ''))) return true;
  return tests.cases > tests.withoutAssertion.length + tests.skipped.length;
}

export function casesOf(files: readonly TestFile[]): number {
  return files.reduce((sum, { tests }) => sum + tests.cases, 0);
}
