import { defineCheck } from '../../../model/check.ts';
import { codeRules } from '../../../model/code-rule.ts';
import type { SourceFile, TriagedCode } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { curveWords, keptBy, keptByAll, shareOf } from './security-curve.ts';

export default defineCheck({
  id: 'insecure-code',
  category: 'quality/security',
  importance: 'high',
  title: 'No code in JavaScript or TypeScript is open to attack',
  failureTitle: 'Code in JavaScript or TypeScript is open to attack',
  why: `What a request, a page’s address, a message or an archive holds was chosen by somebody else. Where it reaches a command, a query, a path, an address, markup or the like within one file, and nothing on the way makes it harmless, the finding is real; so is what is insecure as it is written, such as certificates that are not verified. Where the value comes from elsewhere a person has to look. Constants, values that are compared with what is allowed, and those that went through a function made for it are dismissed, each with its reason. ${curveWords} Those to be reviewed of one rule whose origin one file does not show are one. There are ${Object.keys(codeRules).length} rules: \`certgate explain sql-injection\` tells of one.`,
  fix: 'Each finding says what to write instead; `certgate explain <rule>` tells more.',
  needs: ['files', 'insecureCode'],

  run({ files, insecureCode }) {
    if (!files.some(isAnalysed)) return notApplicable('There is no code in JavaScript or TypeScript.');
    const seen = gathered(insecureCode);
    return measured(keptByAll(seen.map(keptOf)), seen.map(findingOf));
  },
});

function isAnalysed({ facts }: SourceFile): boolean {
  return facts.code?.kind === 'analysed';
}

/** What is to be reviewed, and how often the same is in its file. */
interface Seen extends TriagedCode {
  /** Lines of the others. */
  readonly others: readonly number[];
}

/**
 * A builder of statements, or a library of the page, does in a hundred places what only its callers can judge: of one rule
 * and one file that is one thing to look at.
 */
function gathered(all: readonly TriagedCode[]): readonly Seen[] {
  const groups = new Map<string, Seen & { readonly others: number[] }>();
  const seen: Seen[] = [];
  for (const one of all) {
    const key = `${one.path}\0${one.place.rule}`;
    const group = one.reason === 'unknown-origin' ? groups.get(key) : undefined;
    if (group !== undefined) {
      group.others.push(one.place.line);
      continue;
    }
    const first = { ...one, others: [] };
    if (one.reason === 'unknown-origin') groups.set(key, first);
    seen.push(first);
  }
  return seen;
}

function keptOf({ place, classification }: TriagedCode): number {
  return keptBy(classification, codeRules[place.rule].severity);
}

function findingOf(seen: Seen): Finding {
  const { path, place, classification, reason } = seen;
  const { rule, line, sink, source } = place;
  return {
    path,
    line,
    message: messageOf(seen),
    subject: [rule, sink, source ?? ''].join(' '),
    severity: classification === 'real' ? codeRules[rule].severity : 'low',
    classification,
    reason,
    share: shareOf(keptOf(seen)),
  };
}

const mostLines = 5;

function messageOf({ place, classification, others }: Seen): string {
  const { rule, sink, source } = place;
  const { title, cwe, risk, fix } = codeRules[rule];
  const what = `${title} (\`${rule}\`, CWE-${cwe})`;
  const where = source === null ? `\`${sink}\`` : `\`${source}\` goes to \`${sink}\``;
  if (classification === 'false-positive') return `It looks like this, and is not: ${what}: ${where}.`;
  if (classification === 'to-review')
    return `Look whether this is so: ${what}: ${where}.${alsoIn(others)} ${fix}`;
  return `${what}: ${where}. ${risk} ${fix}`;
}

/** ` So in lines 3, 8 and 2 more.` */
function alsoIn(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const more = lines.length > mostLines ? ` and ${lines.length - mostLines} more` : '';
  return ` So ${lines.length === 1 ? 'in line' : 'in lines'} ${lines.slice(0, mostLines).join(', ')}${more}.`;
}
