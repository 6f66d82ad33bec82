import { type Command, programOf } from '../../shell-commands.ts';

/** What decides about a command besides its words. */
export interface InstallSetting {
  /** Of a Dockerfile in which nothing says that it runs in CI. */
  readonly isContainer: boolean;
  /** Yarn from 2 on. */
  readonly isModernYarn: boolean;
  readonly mayLackLockfile: boolean;
  /** Paths of requirements of which each is pinned to a version, and of which some are not. */
  readonly pinned: readonly string[];
  readonly unpinned: readonly string[];
}

/** `other`: it installs nothing, or tools by name. Otherwise the command to use instead. */
export type InstallJudgement = 'by-lockfile' | 'other' | (string & {});

type Judge = (command: Command, setting: InstallSetting) => InstallJudgement;

/** Options of npm and its like that are followed by a value. */
const valued = new Set([
  ...['--prefix', '-C', '--dir', '--cwd', '-w', '--workspace', '--filter', '-F', '--registry', '--cache'],
  ...['--loglevel', '--omit', '--include', '--only', '--userconfig', '--network-timeout', '--cache-folder'],
  ...[
    '--store-dir',
    '--reporter',
    '--mutex',
    '--modules-folder',
    '--network-concurrency',
    '--install-strategy',
  ],
]);

const judges: Readonly<Record<string, Judge>> = {
  npm: judgeNpm,
  pnpm: judgePnpm,
  yarn: judgeYarn,
  bun: judgeBun,
  pip: judgePip,
  pip3: judgePip,
};

/** Whether a command installs by a lockfile. */
export function judgeInstall(command: Command, setting: InstallSetting): InstallJudgement {
  const program = programOf(command);
  const judge = Object.hasOwn(judges, program) ? judges[program] : undefined;
  return judge === undefined ? 'other' : judge(command, setting);
}

function judgeNpm(command: Command, { mayLackLockfile }: InstallSetting): InstallJudgement {
  const [verb, ...names] = plainWords(command);
  if (/^(?:ci|clean-install|ic|install-clean|cit|install-ci-test)$/.test(verb ?? '')) return 'by-lockfile';
  if (!/^(?:install|i|add|in|it|install-test)$/.test(verb ?? '') || names.length > 0) return 'other';
  const isElsewhere = has(command, '-g', '--global', '--location=global', '--package-lock-only');
  return isElsewhere || mayLackLockfile ? 'other' : 'npm ci';
}

function judgePnpm(command: Command, { isContainer, mayLackLockfile }: InstallSetting): InstallJudgement {
  const [verb, ...names] = plainWords(command);
  if (!/^(?:install|i)$/.test(verb ?? '') || names.length > 0) return 'other';
  if (has(command, '-g', '--global', '--lockfile-only', '--fix-lockfile')) return 'other';
  const isFree = has(command, '--no-frozen-lockfile', '--frozen-lockfile=false', '--no-lockfile');
  if (!isFree && (!isContainer || has(command, '--frozen-lockfile', '--offline'))) return 'by-lockfile';
  return mayLackLockfile ? 'other' : 'pnpm install --frozen-lockfile';
}

function judgeYarn(
  command: Command,
  { isContainer, isModernYarn, mayLackLockfile }: InstallSetting,
): InstallJudgement {
  const [verb = 'install', ...names] = plainWords(command);
  if (verb !== 'install' || names.length > 0 || has(command, '--version', '-v', '--help')) return 'other';
  if (has(command, '--immutable', '--immutable-cache', '--frozen-lockfile')) return 'by-lockfile';
  const isFree = has(command, '--no-immutable', '--mode=update-lockfile');
  if (isModernYarn && !isContainer && !isFree) return 'by-lockfile';
  if (mayLackLockfile) return 'other';
  return isModernYarn ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
}

function judgeBun(command: Command, { mayLackLockfile }: InstallSetting): InstallJudgement {
  const [verb, ...names] = plainWords(command);
  if (verb === 'ci') return 'by-lockfile';
  if (!/^(?:install|i)$/.test(verb ?? '') || names.length > 0 || has(command, '-g', '--global'))
    return 'other';
  if (has(command, '--frozen-lockfile')) return 'by-lockfile';
  return mayLackLockfile ? 'other' : 'bun install --frozen-lockfile';
}

function judgePip(command: Command, { pinned, unpinned }: InstallSetting): InstallJudgement {
  if (!command.includes('install')) return 'other';
  const files = command.flatMap((word, index) => {
    if (word === '-r' || word === '--requirement') return [command[index + 1] ?? ''];
    return /^(?:-r|--requirement=)(.+)$/.exec(word)?.[1] ?? [];
  });
  if (files.length === 0) return 'other';
  if (has(command, '--require-hashes')) return 'by-lockfile';
  const among = (paths: readonly string[]) => files.map((file) => paths.some((path) => isSame(path, file)));
  if (among(unpinned).some((is) => is)) return 'pip install --require-hashes';
  // A file that is not known may hold anything.
  return among(pinned).every((is) => is) ? 'by-lockfile' : 'other';
}

/** A path as it is seen from the root, or from a folder that the command stands in. */
function isSame(path: string, written: string): boolean {
  const plain = written.replace(/^(?:\.\/)+/, '');
  return path === plain || path.endsWith(`/${plain}`);
}

function has(command: Command, ...options: readonly string[]): boolean {
  return options.some((option) => command.includes(option, 1));
}

/** Words behind the program that are no options, nor values of them, nor say where its output goes. */
function plainWords(command: Command): readonly string[] {
  return command.filter((word, index) => {
    const previous = command[index - 1] ?? '';
    if (index === 0 || word.startsWith('-') || /^[\d&]?[<>]/.test(word)) return false;
    return !valued.has(previous) && !/^[\d&]?(?:<|>{1,2})$/.test(previous);
  });
}
