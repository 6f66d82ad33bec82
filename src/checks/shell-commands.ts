/** A command of a shell script, word by word, quotes taken off: `['npm', 'ci']`. What only goes before it is left out. */
export type Command = readonly string[];

const piece =
  /\\\r?\n|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|(?:&&|\|\||[;|&()`\n])|[^\S\n]+|(?<![^\s;|&()])#[^\n]*|[^\s\\'"#;|&()`]+|[\s\S]/g;

const assignment = /^[A-Za-z_]\w*\+?=/;
const before = new Set(
  (
    'sudo env time exec command nohup then do else elif if while until ! { - ' +
    'npx bunx pnpx uvx xvfb-run dotenv'
  ).split(' '),
);
const runningWords: readonly (readonly [string, string])[] = [
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['npm', 'exec'],
  ['yarn', 'exec'],
  ['yarn', 'dlx'],
  ['yarn', 'run'],
  ['bun', 'x'],
  ['uv', 'run'],
  ['pipx', 'run'],
  ['poetry', 'run'],
  ['bundle', 'exec'],
  ['python', '-m'],
  ['python3', '-m'],
];

/** The commands that a shell script runs, in their order. What it only prints, comments on or writes to a file is none. */
export function commandsIn(script: string): readonly Command[] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | null = null;
  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  for (const [text] of withoutHereDocuments(withoutExpressions(script)).matchAll(piece)) {
    const kind = kindOf(text);
    if (kind === 'word') word = `${word ?? ''}${unquoted(text)}`;
    else endWord();
    if (kind !== 'end') continue;
    commands.push(words);
    words = [];
  }
  endWord();
  return [...commands, words].map(heart).filter(({ length }) => length > 0);
}

/** A word of a command that names a program, without its folder and version: `semantic-release`. */
export function programOf(command: Command): string {
  const [first = ''] = command;
  const name = first.split('/').at(-1) ?? '';
  const version = name.indexOf('@', 1);
  return version === -1 ? name : name.slice(0, version);
}

/** Whether a command is of a program and holds all the words behind it, in whatever order: `kubectl set image`. */
export function isCommand(command: Command, pattern: string): boolean {
  const [program, ...words] = pattern.split(' ');
  return programOf(command) === program && words.every((word) => command.includes(word, 1));
}

function kindOf(text: string): 'word' | 'gap' | 'end' {
  if (/^(?:&&|\|\||[;|&()`\n])$/.test(text)) return 'end';
  return /^(?:\s|\\\r?\n|#.)/.test(text) ? 'gap' : 'word';
}

function unquoted(text: string): string {
  if (text.length > 1 && /^['"]/.test(text)) return text.slice(1, -1);
  return text.length === 2 && text.startsWith('\\') ? text.slice(1) : text;
}

/** GitHub fills these in before a shell sees them. */
function withoutExpressions(script: string): string {
  const [first = '', ...others] = script.split('${{');
  const filled = others.map((part) => {
    const end = part.indexOf('}}');
    return end === -1 ? part : `EXPRESSION${part.slice(end + 2)}`;
  });
  return [first, ...filled].join('');
}

function withoutHereDocuments(script: string): string {
  if (!script.includes('<<')) return script;
  const lines = script.split('\n');
  const ends = new Set(lines.map((line) => line.trim()));
  let end: string | null = null;
  const kept = lines.filter((line) => {
    if (end !== null) {
      if (line.trim() === end) end = null;
      return false;
    }
    const word = /(?<!<)<<(?!<)-?[ \t]{0,8}\\?["']?([A-Za-z_]\w{0,60})/.exec(line)?.[1] ?? null;
    // Without its end it is a shift of bits, and what comes behind it runs.
    end = word !== null && ends.has(word) ? word : null;
    return true;
  });
  return kept.join('\n');
}

/** What a command runs in the end: without assignments, `sudo`, `npx`, their options, and words of the shell. */
function heart(words: readonly string[]): Command {
  let at = 0;
  while (at < words.length) {
    const skipped = skippedAt(words, at);
    if (skipped === 0) break;
    at += skipped;
  }
  return words.slice(at);
}

/** How many words at a place go before a command only. */
function skippedAt(words: readonly string[], at: number): number {
  const [word = '', next = ''] = words.slice(at, at + 2);
  if (runningWords.some(([runner, verb]) => runner === word && verb === next)) return 2;
  const isSkipped = before.has(word) || assignment.test(word) || (at > 0 && word.startsWith('-'));
  return isSkipped ? 1 : 0;
}
