import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import sonarjs from 'eslint-plugin-sonarjs';
import { expect, it } from 'vitest';
import { type Complexity, complexity } from '../../src/facts/collectors/complexity.ts';
import { languages } from '../../src/facts/path-class.ts';
import { is, type Node, parse } from '../../src/facts/syntax.ts';
import { isFunction, type MakeCollector, type Scope, walk } from '../../src/facts/walk.ts';

/**
 * What ESLint's and sonarjs's own rules count, and what we count, on all sources of three packages that ship TypeScript.
 * A rule that is told to allow nothing reports every function with its number.
 */
const linter = new Linter();

/** Of ESLint's files, one in so many: under coverage it takes a minute for all. `ORACLES=all` has them all, and was run. */
const every = process.env['ORACLES'] === 'all' ? 1 : 6;

interface Counted {
  /** Of every function, static block and field, ascending. */
  readonly cyclomatic: readonly number[];
  /** Of every function that has any, ascending. */
  readonly cognitive: readonly number[];
  /** Of all functions; `null` when blocks outside of functions blur it. */
  readonly deepest: number | null;
}

function byEslint(text: string, path: string, isBlurred: boolean): Counted {
  const messages = linter.verify(
    text,
    [
      {
        files: ['**/*.{js,cjs,mjs,jsx,ts,mts,cts,tsx}'],
        languageOptions: {
          parser,
          parserOptions: { jsDocParsingMode: 'none', ecmaFeatures: { jsx: false } },
        },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
        plugins: { sonarjs },
        rules: {
          complexity: ['error', 0],
          'sonarjs/cognitive-complexity': ['error', 0],
          'max-depth': ['error', 0],
        },
      },
    ],
    path,
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  const numbers = (rule: string, number: RegExp) =>
    messages
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ message }) => Number(number.exec(message)?.[1]))
      .sort((left, right) => left - right);
  return {
    cyclomatic: numbers('complexity', /complexity of (\d+)/),
    cognitive: numbers('sonarjs/cognitive-complexity', /from (\d+) to/),
    deepest: isBlurred ? null : (numbers('max-depth', /\((\d+)\)/).at(-1) ?? 0),
  };
}

const scopes: MakeCollector<readonly Scope[]> = () => ({ result: (walked) => walked.scopes });

/**
 * By scope, what sonarjs counts too much: where a branch of `a ? b : c` is itself a function, it leaves that branch without
 * stepping back out of it, and all structures further down in the enclosing function are one level too deep.
 */
const tooMuchBySonarjs: MakeCollector<readonly number[]> = (walk) => {
  const levels: number[] = [];
  const tooMuch: number[] = [];
  const structure = (): void => {
    const { index = -1 } = walk.scope ?? {};
    tooMuch[index] = (tooMuch[index] ?? 0) + (levels[index] ?? 0);
  };
  const leave = (node: Node): void => {
    const { index = -1 } = walk.scope?.outer ?? {};
    const parent = walk.ancestors.at(-1);
    if (is(parent, 'ConditionalExpression') && parent.test !== node) levels[index] = (levels[index] ?? 0) + 1;
  };
  return {
    enter: {
      IfStatement(node) {
        const parent = walk.ancestors.at(-1);
        if (!is(parent, 'IfStatement') || parent.alternate !== node) structure();
      },
      ForStatement: structure,
      ForInStatement: structure,
      ForOfStatement: structure,
      WhileStatement: structure,
      DoWhileStatement: structure,
      SwitchStatement: structure,
      CatchClause: structure,
      ConditionalExpression: structure,
    },
    leave: { FunctionExpression: leave, ArrowFunctionExpression: leave },
    result: (walked) => walked.scopes.map(({ index }) => tooMuch[index] ?? 0),
  };
};

/** Blocks at the top of a file are no function's. */
function hasBlockOutside(program: Node): boolean {
  const blocks = /^(?:If|Switch|Try|With|While|DoWhile|For|ForIn|ForOf)Statement$/;
  return is(program, 'Program') && program.body.some(({ type }) => blocks.test(type));
}

async function byUs(text: string, path: string): Promise<Counted> {
  const language = languages.find((name) => path.endsWith(`.${name}`)) ?? 'ts';
  const syntax = await parse(text, language === 'vue' || language === 'svelte' ? 'ts' : language);
  if (!syntax.ok) throw new Error(`${path}: ${syntax.reason}`);
  const facts = walk<{
    complexity: Complexity;
    scopes: readonly Scope[];
    tooMuchBySonarjs: readonly number[];
  }>(text, syntax.program, { complexity, scopes, tooMuchBySonarjs });
  const { cyclomatic, cognitive, nesting } = facts.complexity;
  const ofFunctions = facts.scopes
    .filter(({ node }) => isFunction(node))
    .map(({ index }) => (cognitive[index] ?? 0) + (facts.tooMuchBySonarjs[index] ?? 0));
  return {
    cyclomatic: cyclomatic.toSorted((left, right) => left - right),
    cognitive: ofFunctions.filter((number) => number > 0).sort((left, right) => left - right),
    deepest: hasBlockOutside(syntax.program) ? null : Math.max(0, ...nesting),
  };
}

it.each([
  ['zod/src', 300],
  ['rxjs/src', 200],
  ['@noble/curves/src', 15],
])(
  '%s: the numbers of ESLint and sonarjs',
  async (folder, leastFiles) => {
    const root = join(import.meta.dirname, '../../node_modules', folder);
    const paths = globSync('**/*.ts', { cwd: root }).sort();
    expect(paths.length).toBeGreaterThan(leastFiles);
    const wrong: unknown[] = [];
    for (const path of paths.filter((_, index) => index % every === 0)) {
      const text = readFileSync(join(root, path), 'utf8');
      const ours = await byUs(text, path);
      const theirs = byEslint(text, path, ours.deepest === null);
      if (JSON.stringify(theirs) !== JSON.stringify(ours))
        wrong.push({ path, theirs: JSON.stringify(theirs), ours: JSON.stringify(ours) });
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
