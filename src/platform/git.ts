import { execFile } from 'node:child_process';
import { CertgateError } from '../model/problem.ts';

/** The most that git may answer. A list of a million paths fits. */
const largestAnswerBytes = 256 * 1024 * 1024;

const timeLimitMilliseconds = 120_000;

/**
 * Settings that keep a hostile repository's own configuration from running anything, and paths from being quoted. The
 * owner of a checkout in a container is often another user: only reading happens here, so any owner will do.
 */
const safely = [
  'core.quotepath=off',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  // Whether a file is as git knows it decides if it is read: nothing may be left out of the comparison.
  'core.trustctime=true',
  'core.checkStat=default',
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

/** Git, asked in one directory. Never a shell; arguments that come from outside stand behind `--` or are ids. */
export class Git {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Its answer. Throws `CertgateError('git')` with git's own first line when it fails. */
  async ask(...args: readonly string[]): Promise<string> {
    const answer = await this.#run(args);
    if (answer.ok) return answer.output.toString();
    throw new CertgateError(
      'git',
      `\`git ${args[0] ?? ''}\` failed: ${answer.reason}`,
      'Run certgate inside a git checkout.',
    );
  }

  /** Its answer without the last line break, or `null` when it fails. */
  async askOrNull(...args: readonly string[]): Promise<string | null> {
    const answer = await this.#run(args);
    return answer.ok ? answer.output.toString().replace(/\n$/, '') : null;
  }

  /** The parts of an answer that ends each with a NUL. */
  async askList(...args: readonly string[]): Promise<readonly string[]> {
    return (await this.ask(...args)).split('\0').filter((part) => part !== '');
  }

  /** Its answer as it is, or `null` when it fails. */
  async askBytes(...args: readonly string[]): Promise<Uint8Array | null> {
    const answer = await this.#run(args);
    return answer.ok ? answer.output : null;
  }

  #run(args: readonly string[]): Promise<{ ok: true; output: Buffer } | { ok: false; reason: string }> {
    return new Promise((resolve, reject) => {
      execFile(
        'git',
        [...safely, ...args],
        {
          cwd: this.#directory,
          env: environment(),
          encoding: 'buffer',
          maxBuffer: largestAnswerBytes,
          timeout: timeLimitMilliseconds,
          windowsHide: true,
        },
        (error, stdout, stderr) => {
          if (error === null) resolve({ ok: true, output: stdout });
          else if ('code' in error && error.code === 'ENOENT') reject(gitIsMissing(error));
          else
            resolve({
              ok: false,
              reason: stderr.toString().split('\n')[0] || error.message.split('\n')[0] || 'it was ended',
            });
        },
      );
    });
  }
}

function gitIsMissing(cause: unknown): CertgateError {
  return new CertgateError(
    'git',
    'git could not be started.',
    'Install git and see that it is on the PATH.',
    cause,
  );
}

/** What git needs and nothing else: no token, no variable that points it to another repository. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot, TMPDIR, TEMP } = process.env;
  return {
    PATH,
    HOME,
    SystemRoot,
    TMPDIR,
    TEMP,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
