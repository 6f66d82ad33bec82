import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../config/nearest.ts';
import { CertgateError } from '../model/problem.ts';
import type { Output } from '../platform/terminal-log.ts';

/** 0: gate open, or done. 1: gate closed, or refused. 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** What a command may touch of the process. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
}

export interface Command {
  readonly id: string;
  /** One line for `certgate --help`. */
  readonly summary: string;
  /** The whole of `certgate <id> --help`. */
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Arguments by name and place. Throws `CertgateError('usage')` with the nearest known option. */
export function parsed<const O extends Options>(
  args: readonly string[],
  options: O,
  mostPositionals: number,
) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    const extra = positionals[mostPositionals];
    if (extra === undefined) return { values, positionals };
    throw new CertgateError('usage', `\`${extra}\` is one argument too many.`, 'See `certgate --help`.');
  } catch (error) {
    if (error instanceof CertgateError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new CertgateError('usage', firstSentence(message), hintFor(message, Object.keys(options)), error);
  }
}

function firstSentence(message: string): string {
  return `${
    message
      .split(/\. |\n/)[0]
      ?.replace(/'/g, '`')
      .replace(/\.$/, '') ?? message
  }.`;
}

function hintFor(message: string, names: readonly string[]): string {
  const unknown = /Unknown option '--?([^']+)'/.exec(message)?.[1];
  if (unknown === undefined) return 'See `certgate --help`.';
  return didYouMean(unknown, names, (name) => `--${name}`);
}

/** "Did you mean …?", when a known name is near enough to be meant. */
export function didYouMean(word: string, names: readonly string[], shown = (name: string) => name): string {
  const name = nearest(word, names);
  return name === undefined ? 'See `certgate --help`.' : `Did you mean \`${shown(name)}\`?`;
}

/** One of a list, or `CertgateError('usage')`. */
export function oneOf<const T extends string>(word: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const list = allowed.map((name) => `\`${name}\``).join(', ');
  throw new CertgateError('usage', `\`${word}\` is no ${what}.`, `It can be ${list}.`);
}

/** An ISO time, or `CertgateError('usage')`. */
export function timeOf(word: string | undefined): Date {
  if (word === undefined) return new Date();
  const time = new Date(word);
  if (
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(word) &&
    !Number.isNaN(time.valueOf())
  )
    return time;
  throw new CertgateError('usage', `\`${word}\` is no time.`, 'Write it like `2026-11-23T12:00:00Z`.');
}
