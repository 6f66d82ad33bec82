import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { analyserVersion, analysis } from '../analysis.ts';
import { generateKeys } from '../certificate/keys.ts';
import { certify } from '../certify.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { CertgateError } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { type AcceptedKey, alwaysAccepted } from '../model/trust.ts';
import type { World } from '../model/world.ts';
import { BaselineFile } from '../platform/baseline-file.ts';
import { bestEffortHistory, bestEffortPublisher, bestEffortStore } from '../platform/best-effort.ts';
import { clockAt } from '../platform/clock.ts';
import { commitTime } from '../platform/commit-time.ts';
import { DirectoryStore } from '../platform/directory-store.ts';
import { FileAnalyser } from '../platform/file-analyser.ts';
import { GitHistory } from '../platform/git-history.ts';
import { GitRepository, ownFolder } from '../platform/git-repository.ts';
import { localKeys } from '../platform/local-keys.ts';
import { ReportFolder } from '../platform/report-folder.ts';
import { keylessProver } from '../platform/sigstore/keyless.ts';
import { Stopwatch } from '../platform/stopwatch.ts';
import { terminalLog } from '../platform/terminal-log.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { Workspace } from '../platform/workspace.ts';
import { configurationFile, longestValidityDays, readPolicy, trustedRootOf } from '../policy.ts';
import { toolVersion } from '../version.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { parsed, timeOf } from './command.ts';
import { formatOf, formats, rendered } from './formats.ts';

const check: Command = {
  id: 'check',
  summary: 'Measure, score and judge a directory; leave the certificate and the reports in `.certgate/`.',
  usage: `Usage: certgate check [directory] [options]

  --config FILE      configuration to judge by (default: ${configurationFile} of the directory)
  --base REV         commit, branch or tag that the work is to be merged into (default: HEAD)
  --baseline BUNDLE  certificate to compare with, rather than those in .certgate/
  --out DIR          folder for the reports (default: .certgate of the directory), and for an in-toto
                     test result beside the certificate
  --format FORMAT    ${formats.join(' | ')} (default: terminal)
  --all              with \`--format sarif\`: list what was dismissed too, as suppressed
  --now ISO          time of the run, for a repeatable one
  --jobs N           files analysed at a time (default: one for each core)
  --no-cache         compute all facts, and keep none in .certgate/cache
  --timing           say what the run spent its time on, and how the cache was used

A tree without uncommitted changes gets a certificate, signed with the key in CERTGATE_SIGNING_KEY (PEM) or else with
one made for this checkout. Exit code: 0 gate open, 1 gate closed, 2 could not run.
`,
  run,
};

export default check;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parsed(
    args,
    {
      config: { type: 'string' },
      base: { type: 'string' },
      baseline: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string', default: 'terminal' },
      all: { type: 'boolean', default: false },
      now: { type: 'string' },
      jobs: { type: 'string' },
      'no-cache': { type: 'boolean', default: false },
      timing: { type: 'boolean', default: false },
    },
    1,
  );
  const stopwatch = new Stopwatch();
  stopwatch.begin('set-up');
  const format = formatOf(values);
  const now = clockAt(timeOf(values.now));
  const jobs = jobsOf(values.jobs);
  const workspace = await Workspace.open(resolve(terminal.workingDirectory, positionals[0] ?? '.'));
  const repository = new GitRepository(workspace);
  const settings = await settingsOf(values.config, repository, terminal, now());
  const history = new GitHistory(workspace.root);
  const log = terminalLog(terminal.stderr);
  const state = await repository.subject();
  const keys = await keysOf(workspace, terminal, settings);
  const own = new DirectoryStore(workspace);
  const store =
    values.baseline === undefined
      ? own
      : new BaselineFile(
          values.baseline,
          await readNamedFile(terminal.workingDirectory, values.baseline),
          own,
        );
  const reports = new ReportFolder(
    resolve(terminal.workingDirectory, values.out ?? resolve(workspace.root, ownFolder)),
  );

  const version = values['no-cache'] ? null : await analyserVersion();
  const analyser = new FileAnalyser(workspace, analysis, {
    jobs,
    cache:
      version === null
        ? null
        : { file: resolve(workspace.root, ownFolder, 'cache/facts'), version, now: now() },
    reportsCacheUse: values.timing,
    log,
  });

  const world: World = {
    repository,
    history: bestEffortHistory(history, log),
    analyser,
    certificates: bestEffortStore(store, log),
    prover: keylessProver(await trustedRootOf(settings, (path) => repository.read(path))),
    // A terminal has no identity that anybody vouches for.
    signer: null,
    approvals: null,
    publishers: [bestEffortPublisher(reports, log)],
    clock: now,
    log,
  };
  const { document, certificate } = await certify(
    values.timing ? stopwatch.watching(world) : world,
    {
      subject: { ...state, repository: null },
      committedAt: await commitTime(workspace.root),
      mode: 'certify',
      base: values.base === undefined ? state.commit : await history.resolve(values.base),
      configuration: values.config ?? configurationFile,
      jobs: [],
      trust: {
        repositoryId: null,
        branch: null,
        workflow: '',
        directory: state.directory,
        longestValidityDays,
        revoked: settings.certificate.revoked,
      },
      run: null,
      identities: settings.certificate.keyless,
      testResult: values.out !== undefined,
      toolVersion,
      ...keys,
    },
    { settings, proposedChanges: [] },
  );
  terminal.stdout.write(rendered(document, { format, all: values.all }, terminal));
  if (certificate?.location)
    log.info(`Certificate: ${certificate.location} (check it with \`certgate verify\`).`);
  if (values.timing) terminal.stderr.write(`${timing(stopwatch, document).join('\n')}\n`);
  return document.gate === 'open' ? 0 : 1;
}

function timing(stopwatch: Stopwatch, { tool: { cache } }: ScorecardDocument): readonly string[] {
  const use = Object.entries(cache ?? {}).map(([what, count]) => `${count} ${what}`);
  return [...stopwatch.lines(), `cache of facts: ${use.join(', ')}`];
}

function jobsOf(word: string | undefined): number {
  if (word === undefined) return availableParallelism();
  const jobs = Number(word);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new CertgateError('usage', `\`${word}\` is no number of jobs.`, 'Give a whole number, 1 to 256.');
}

async function settingsOf(
  config: string | undefined,
  repository: GitRepository,
  terminal: Terminal,
  now: string,
): Promise<Settings> {
  if (config === undefined)
    return readPolicy(await repository.read(configurationFile), configurationFile, now);
  return readPolicy(await readNamedFile(terminal.workingDirectory, config), config, now);
}

/** The key to sign with, and those of which one must have signed what came before. */
async function keysOf(
  workspace: Workspace,
  { environment }: Terminal,
  { certificate: { publicKeys } }: Settings,
): Promise<{ readonly signingKey: string; readonly publicKeys: readonly AcceptedKey[] }> {
  const given = environment['CERTGATE_SIGNING_KEY'];
  const local = await localKeys(workspace, generateKeys);
  return {
    signingKey: given === undefined || given === '' ? local.privateKey : given,
    publicKeys: publicKeys.length === 0 ? [alwaysAccepted(local.publicKey)] : publicKeys,
  };
}
