import { join } from 'node:path';
import { readBundleDocument } from '../certificate/read-document.ts';
import { checks } from '../checks/index.ts';
import { targetsOf } from '../config/configuration.ts';
import { checkPath } from '../model/check.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { printable } from '../model/printable.ts';
import { CertgateError } from '../model/problem.ts';
import { displayed, type Score } from '../model/score.ts';
import { checksOf } from '../model/scorecard.ts';
import type { Settings } from '../model/settings.ts';
import { bundlesIn } from '../platform/bundle-folder.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { configurationFile, readPolicy } from '../policy.ts';
import { type Supposed, suppose } from '../what-if.ts';
import { type Command, didYouMean, type ExitCode, oneOf, parsed, type Terminal } from './command.ts';

const whatIf: Command = {
  id: 'what-if',
  summary: 'Say what a stored run would have come to, with findings mended or another gate.',
  usage: `Usage: certgate what-if <scorecard.json|bundle> [options]
       certgate what-if --gate FILE --history FOLDER

  --fix ID               a finding (its fingerprint, or the first 8 digits) or a check (its path) that is mended
  --minimum TARGET=N     a floor: \`total\`, an area, a category or a check, and its points
  --config FILE          settings to judge by (default: ${configurationFile} of this folder, else the defaults)
  --gate FILE            a proposed configuration, to be tried on past certificates
  --history FOLDER       those certificates (\`*.sigstore.json\`)
  --format FORMAT        terminal | json (default: terminal)

Nothing is measured again. Exit code: 0 the gate would be open (of every certificate), 1 closed, 2 could not run.
`,
  run,
};

export default whatIf;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parsed(
    args,
    {
      fix: { type: 'string', multiple: true },
      minimum: { type: 'string', multiple: true },
      config: { type: 'string' },
      gate: { type: 'string' },
      history: { type: 'string' },
      format: { type: 'string', default: 'terminal' },
    },
    1,
  );
  const isJson = oneOf(values.format, ['terminal', 'json'], 'format') === 'json';
  if (values.gate !== undefined || values.history !== undefined)
    return await replay(values.gate, values.history, isJson, terminal);
  const [path] = positionals;
  if (path === undefined)
    throw new CertgateError('usage', 'No document is named.', whatIf.usage.split('\n')[0] ?? '');
  const document = await documentIn(path, terminal);
  const settings = withMinimum(await settingsOf(values.config, document.issuedAt, terminal), values.minimum);
  const fixes = fixesIn(document, values.fix ?? []);
  const supposed = suppose(document, fixes, settings);
  terminal.stdout.write(isJson ? printed(supposed) : described(document, supposed));
  return supposed.judged.gate === 'open' ? 0 : 1;
}

/** A proposed gate, tried on every certificate of a folder. */
async function replay(
  gate: string | undefined,
  history: string | undefined,
  isJson: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  if (gate === undefined || history === undefined)
    throw new CertgateError('usage', '`--gate` and `--history` go together.', 'Give both.');
  const names = await bundlesIn(terminal.workingDirectory, history);
  const tried = await Promise.all(
    names.map(async (name) => {
      const document = await documentIn(join(history, name), terminal);
      const settings = await settingsOf(gate, document.issuedAt, terminal);
      return { name, document, judged: suppose(document, new Set(), settings).judged };
    }),
  );
  const byAge = tried.toSorted((a, b) => (a.document.issuedAt < b.document.issuedAt ? -1 : 1));
  const blocked = byAge.filter(({ judged }) => judged.gate === 'closed');
  const count = `Would have blocked ${blocked.length} of ${byAge.length}.`;
  if (isJson) {
    const rows = byAge.map(({ name, document, judged }) => ({
      certificate: name,
      commit: document.subject.commit,
      issuedAt: document.issuedAt,
      was: document.gate,
      gate: judged.gate,
      level: judged.level,
      rulings: judged.rulings.filter(({ status }) => status === 'fail'),
    }));
    terminal.stdout.write(
      `${JSON.stringify({ blocked: blocked.length, of: byAge.length, rows }, null, 2)}\n`,
    );
  } else {
    const lines = blocked.flatMap(({ document, judged }) => [
      `${document.issuedAt}  ${document.subject.commit?.slice(0, 12) ?? 'no commit'}  gate ${document.gate} → ${judged.gate}`,
      ...failedIn(judged.rulings).map((message) => `  ${message}`),
    ]);
    terminal.stdout.write(`${[...lines.map(printable), count].join('\n')}\n`);
  }
  return blocked.length === 0 ? 0 : 1;
}

async function documentIn(path: string, { workingDirectory }: Terminal): Promise<ScorecardDocument> {
  const read = readBundleDocument(await readNamedFile(workingDirectory, path));
  if (read.ok) return read.document;
  throw new CertgateError(
    'bad-document',
    `\`${path}\` can't be used. ${read.reason}`,
    'Name a `scorecard.json` or a certificate.',
  );
}

/** By the time of the run: a waiver that ended since counted then. */
async function settingsOf(
  config: string | undefined,
  issuedAt: string,
  { workingDirectory }: Terminal,
): Promise<Settings> {
  const file = config ?? configurationFile;
  const text = await readNamedFile(workingDirectory, file).catch((error: unknown) => {
    if (config !== undefined) throw error;
    return null;
  });
  return readPolicy(text, file, issuedAt);
}

function withMinimum(settings: Settings, floors: readonly string[] = []): Settings {
  const known = targetsOf(checks.map(checkPath));
  const given = floors.map((text) => {
    const [, target = '', points = ''] = /^([^=]+)=(\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
    if (target === '' || Number(points) > 100)
      throw new CertgateError('usage', `\`${text}\` is no floor.`, 'Write it like `total=80`.');
    if (!known.includes(target))
      throw new CertgateError('usage', `\`${target}\` names no target.`, didYouMean(target, known));
    return [target, Number(points)] as const;
  });
  const minimum = { ...settings.gate.minimum, ...Object.fromEntries(given) };
  return { ...settings, gate: { ...settings.gate, minimum } };
}

/** Whole fingerprints and paths of checks, from what a person wrote. */
function fixesIn({ areas }: ScorecardDocument, words: readonly string[]): ReadonlySet<string> {
  const all = checksOf(areas);
  return new Set(
    words.flatMap((word) => {
      const check = all.find(({ id }) => id === word || id.endsWith(`/${word}`));
      if (check !== undefined) return [check.id];
      const prints = all
        .flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint))
        .filter((fingerprint) => /^[0-9a-f]{8,32}$/.test(word) && fingerprint.startsWith(word));
      if (prints.length > 0) return prints;
      throw new CertgateError(
        'usage',
        `\`${word}\` is no finding and no check of this document.`,
        didYouMean(
          word,
          all.map(({ id }) => id.split('/').at(-1) ?? id),
        ),
      );
    }),
  );
}

function printed({ scorecard, judged, mended, estimated }: Supposed): string {
  const { gate, level, readiness, rulings, pathToCertification } = judged;
  const result = {
    gate,
    level,
    readiness,
    total: scorecard.total.waivedScore,
    mended: mended.map(({ fingerprint }) => fingerprint),
    estimated,
    rulings,
    pathToCertification,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function described(document: ScorecardDocument, { scorecard, judged, mended, estimated }: Supposed): string {
  const lines = [
    `Mended: ${mended.length} ${mended.length === 1 ? 'finding' : 'findings'}.`,
    `Total ${word(document.waivedTotal)} → ${word(scorecard.total.waivedScore)}, level ${document.level} → ${judged.level}, gate ${document.gate} → ${judged.gate}.`,
    ...estimated.map((id) => `\`${id}\` is by its findings’ shares: mend all of it to know.`),
    ...failedIn(judged.rulings),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function failedIn(rulings: Supposed['judged']['rulings']): readonly string[] {
  return rulings.filter(({ status }) => status === 'fail').map(({ message }) => message);
}

function word(score: Score): string {
  return score === null ? 'not judged' : displayed(score);
}
