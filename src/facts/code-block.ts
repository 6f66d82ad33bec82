import { parseAllDocuments } from 'yaml';
import { parse } from './syntax.ts';

type Problem = string | null;

/** Longer ones are programs, and judged where they stand as files. */
const longestBlock = 20_000;

const scripts = {
  js: ['jsx', 'tsx'],
  javascript: ['jsx', 'tsx'],
  mjs: ['jsx', 'tsx'],
  cjs: ['cjs', 'tsx'],
  jsx: ['jsx', 'tsx'],
  node: ['jsx', 'tsx'],
  ts: ['ts', 'tsx'],
  typescript: ['ts', 'tsx'],
  tsx: ['tsx'],
} as const;

/** Why an example can't be parsed as what it says it is; `null` when it can, leaves something out, or is in no language that is parsed. */
export async function problemOf(language: string | null, text: string): Promise<Problem> {
  if (language === null || text.length > longestBlock || leavesOut(text)) return null;
  if (language === 'json') return problemOfJson(text);
  if (language === 'yaml' || language === 'yml') return problemOfYaml(text);
  const attempts = Object.entries(scripts).find(([name]) => name === language)?.[1];
  return attempts === undefined ? null : await problemOfScript(text, attempts);
}

/** `…`, `{{ name }}`, `<your token>`, a shell's or a diff's marks: made for people, not for parsers. */
function leavesOut(text: string): boolean {
  return /…|\.\.\.(?![\w$[({'"`])|\{\{|\{%|<[a-z][\w -]*>(?!.*<\/)|^[ \t]*(?:[>$%+-] |@@ |\* )/im.test(text);
}

/** JSON, or a part of it: members without their braces, comments, several values. */
function problemOfJson(text: string): Problem {
  const bare = text.replace(/^[ \t]*\/\/.*$|[ \t]\/\/ .*$/gm, '').replace(/,(\s*[}\]])/g, '$1');
  const attempts = [
    text,
    bare,
    `{${bare.replace(/,\s*$/, '')}}`,
    `[${bare.trim().replace(/\}\s*\{/g, '},{')}]`,
  ];
  return attempts.some(isJson) ? null : 'It is not valid JSON.';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function problemOfYaml(text: string): Problem {
  const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
  const [error] = [...documents].flatMap(({ errors }) => errors);
  const [first] = error?.message.split('\n') ?? [];
  return first === undefined ? null : `It is not valid YAML: ${first.replace(/[:.]$/, '')}.`;
}

/** A program, or a part of one: statements of a function, an object, members of a class or of a type. */
async function problemOfScript(
  text: string,
  languages: (typeof scripts)[keyof typeof scripts],
): Promise<Problem> {
  const wholes = [
    text,
    `async function* f() {\n${text}\n}`,
    `(${text.trim().replace(/[;,]$/, '')})`,
    `({${text}})`,
    `class A {${text}}`,
    `declare module 'a' {${text}}`,
    `type A = {${text}}`,
  ];
  let problem: Problem = null;
  for (const whole of wholes) {
    for (const language of languages) {
      const syntax = await parse(whole, language);
      if (syntax.ok) return null;
      problem ??= `It can't be parsed: ${syntax.reason}`;
    }
  }
  return problem;
}
