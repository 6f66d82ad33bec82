import type { Module, ModuleGraph, ModuleImport, SourceFile } from '../../src/model/evidence.ts';
import type { CodeFacts, ExportFact, FunctionFacts } from '../../src/model/facts.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { factsWith, fileWith } from './evidence.ts';

/** A function of ten lines that nobody could object to. */
export function functionWith(overrides: Partial<FunctionFacts> = {}): FunctionFacts {
  const line = overrides.line ?? 1;
  const ownCodeLines = overrides.ownCodeLines ?? 10;
  return {
    name: 'work',
    line,
    endLine: line + ownCodeLines,
    codeLines: ownCodeLines,
    ownCodeLines,
    cyclomatic: 1,
    cognitive: 0,
    nesting: 0,
    parameters: 1,
    halstead: { distinctOperators: 5, distinctOperands: 10, operators: 20, operands: 30 },
    ...overrides,
  };
}

/** Facts of code with nothing in it but what is given; as many lines as its functions have. */
function codeWith(overrides: Partial<CodeFacts> = {}): CodeFacts {
  const { functions = [] } = overrides;
  return {
    codeLines: functions.reduce((sum, { ownCodeLines }) => sum + ownCodeLines, 0),
    commentLines: 0,
    functions,
    imports: [],
    exports: [],
    environmentReads: [],
    logCalls: [],
    insecureCode: [],
    swallowedErrors: [],
    todos: [],
    typeEscapes: [],
    tests: { cases: 0, withoutAssertion: [], only: [], skipped: [] },
    clones: { tokens: 0, windows: [] },
    executableLines: [],
    ...overrides,
  };
}

/** A source file that was walked; of 30 bytes a line. */
export function sourceWith(
  path: string,
  overrides: Partial<CodeFacts> = {},
  file: Partial<Omit<SourceFile, 'path' | 'facts'>> = {},
): SourceFile {
  const code = codeWith(overrides);
  const lines = Math.max(code.codeLines, 1);
  const facts = factsWith({ lines, bytes: 30 * lines, code: { kind: 'analysed', code } });
  return fileWith(path, { ...file, facts });
}

/** A source file that could not be parsed. */
export function unparsable(path: string, lines: number, bytes = 30 * lines): SourceFile {
  const code = { kind: 'not-analysed', reason: "';' expected.", line: 3 } as const;
  return fileWith(path, { facts: factsWith({ lines, bytes, code }) });
}

/** A source file that nobody is to read. */
export function skipped(path: string): SourceFile {
  const code = { kind: 'skipped', reason: 'It is minified.' } as const;
  return fileWith(path, { facts: factsWith({ code }) });
}

export function exportWith(name: string, overrides: Partial<ExportFact> = {}): ExportFact {
  return {
    name,
    line: 1,
    kind: 'function',
    isTypeOnly: false,
    isDocumented: false,
    isUsedHere: false,
    signature: null,
    ...overrides,
  };
}

/** An import of a file of the repository. */
export function importOf(path: string, overrides: Partial<ModuleImport> = {}): ModuleImport {
  return {
    specifier: `./${path}`,
    line: 1,
    kind: 'static',
    names: ['*'],
    isTypeOnly: false,
    isGuarded: false,
    target: { kind: 'file', path },
    ...overrides,
  };
}

/** Modules of one package: path → what it imports. Those named as used are used by `package.json`. */
export function graphOf(
  modules: Readonly<Record<string, readonly ModuleImport[]>>,
  { used = [], open = [] }: { readonly used?: readonly string[]; readonly open?: readonly string[] } = {},
): ModuleGraph {
  return {
    modules: Object.entries(modules).map(
      ([path, imports]): Module => ({
        path,
        package: '',
        usedBy: used.includes(path) ? '`package.json`' : null,
        imports,
      }),
    ),
    openPackages: new Map(open.map((folder) => [folder, 'Nothing says where it begins.'])),
  };
}

/** A ratio to nine decimals, with the findings as `path:line message`. */
export function shown(outcome: Outcome): readonly [ratio: number | string, ...findings: readonly string[]] {
  if (outcome.kind !== 'judged') return [outcome.reason];
  const { ratio, findings } = outcome;
  return [
    Math.round(ratio * 1e9) / 1e9,
    ...findings.map(({ path, line, message }) => `${path ?? ''}:${line ?? ''} ${message}`),
  ];
}
