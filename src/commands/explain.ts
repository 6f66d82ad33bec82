import { checks } from '../checks/index.ts';
import insecureCode from '../checks/quality/security/insecure-code.ts';
import { type AnyCheck, checkPath } from '../model/check.ts';
import { type CodeRule, codeRules, isCodeRule } from '../model/code-rule.ts';
import { CertgateError } from '../model/problem.ts';
import { advisoryReasons } from '../triage/advisory-reasons/index.ts';
import { codeReasons } from '../triage/code-reasons/index.ts';
import { reasons } from '../triage/reasons/index.ts';
import type { Reason } from '../triage/reasons/reason.ts';
import { reportReasons } from '../triage/report-reasons/index.ts';
import { type Command, didYouMean, type ExitCode, parsed, type Terminal } from './command.ts';
import { type CredentialKind, credentialKinds } from './credential-kinds.ts';

const explain: Command = {
  id: 'explain',
  summary:
    'Say what a check asks and how to mend what it finds; what a rule for code, a reason of triage or a kind of credential is.',
  usage: `Usage: certgate explain <check-id|rule|reason|kind>

A check may be given without its area and category; of several with that id, each is told. Where other things have the name too,
the check is meant, then the rule:
\`rule/<name>\`, \`reason/<name>\` and \`kind/<name>\` are the others.
`,
  run,
};

export default explain;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name] = parsed(args, {}, 1).positionals;
  if (name === undefined)
    throw new CertgateError(
      'usage',
      'Nothing is named.',
      'See `certgate checks`, or `certgate explain --help`.',
    );
  const explained = explanationOf(name);
  if (explained === undefined) {
    const hint = didYouMean(name, allNames());
    throw new CertgateError(
      'usage',
      `There is no check, rule, reason or kind of credential \`${name}\`.`,
      hint,
    );
  }
  terminal.stdout.write(`${explained.join('\n')}\n`);
  return 0;
}

function explanationOf(name: string): readonly string[] | undefined {
  const named = checks.filter((candidate) => candidate.id === name || checkPath(candidate) === name);
  if (named.length > 0)
    return named.flatMap((check, at) => (at === 0 ? aboutCheck(check) : ['', ...aboutCheck(check)]));
  const rule = name.replace(/^rule\//, '');
  if (isCodeRule(rule)) return aboutRule(rule, codeRules[rule]);
  const reason = reasonLists
    .flatMap(({ list }) => list)
    .find(({ id }) => name === id || name === `reason/${id}`);
  if (reason !== undefined) return aboutReason(reason);
  const kind = credentialKinds.find(({ id }) => name === id || name === `kind/${id}`);
  return kind === undefined ? undefined : aboutKind(kind);
}

/** Of two that are as near, the first is meant. */
function allNames(): readonly string[] {
  const ids = [...reasonLists.flatMap(({ list }) => list), ...credentialKinds].map(({ id }) => id);
  return [...checks.map(checkPath), ...checks.map(({ id }) => id), ...Object.keys(codeRules), ...ids];
}

function aboutCheck(check: AnyCheck): readonly string[] {
  const { id, title, failureTitle, why, fix, importance } = check;
  const namesake = credentialKinds.some((kind) => kind.id === id)
    ? ['', `A kind of credential has this name too: \`certgate explain kind/${id}\`.`]
    : [];
  return [
    checkPath(check),
    '',
    `Passes:     ${title}.`,
    `Fails:      ${failureTitle}.`,
    `Importance: ${importance}`,
    '',
    why,
    '',
    `To mend it: ${fix}`,
    ...namesake,
  ];
}

const meanings: Readonly<Record<Reason['classification'], string>> = {
  real: 'The finding is real: it costs its part of the score, and a critical one stands in the way of deployment.',
  'to-review': 'A person has to look at it: it costs little, and counts against no level and no limit.',
  'false-positive':
    'It is dismissed and costs nothing. `--format json`, or `--format sarif --all`, lists it.',
};

function aboutRule(id: string, { title, cwe, owasp, severity, risk, fix }: CodeRule): readonly string[] {
  return [
    id,
    '',
    `Rule for code: ${title}`,
    `Severity:      ${severity}`,
    `CWE:           https://cwe.mitre.org/data/definitions/${cwe}.html`,
    `OWASP:         ${owasp}`,
    `Found by:      ${checkPath(insecureCode)}`,
    '',
    risk,
    '',
    `To mend it: ${fix}`,
  ];
}

/** Reasons of triage, by what they are about. */
const reasonLists: readonly [ReasonList, ...ReasonList[]] = [
  { of: 'credentials', list: reasons },
  { of: 'insecure code', list: codeReasons },
  { of: 'findings of other tools', list: reportReasons },
  { of: 'vulnerable packages', list: advisoryReasons },
];

interface ReasonList {
  readonly of: string;
  readonly list: readonly Omit<Reason, 'applies'>[];
}

function aboutReason({ id, classification, proof }: Omit<Reason, 'applies'>): readonly string[] {
  const { list, of } =
    reasonLists.find((one) => one.list.some((reason) => reason.id === id)) ?? reasonLists[0];
  return [
    id,
    '',
    `Reason of triage for ${of}, ${list.findIndex((reason) => reason.id === id) + 1} of ${list.length}: the first that applies decides.`,
    `Proof:          ${proof}`,
    `Classification: ${classification}`,
    '',
    meanings[classification],
  ];
}

function aboutKind({ id, title, form, source, check }: CredentialKind): readonly string[] {
  return [
    id,
    '',
    `Kind of credential: ${title}`,
    `Form:               ${form}`,
    `Source:             ${source}`,
    `Found by:           ${check}`,
  ];
}
