import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { DocumentFacts } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, measured, type Outcome } from '../../../model/outcome.ts';

/** Two short sentences: fewer can't say where to report and what happens then. */
const leastProse = 100;

const place = /^(?:\.github\/|docs\/)?SECURITY(?:\.(?:md|markdown|mdx|rst|txt|adoc))?$/i;
const onReporting = /secur|vulnerab|report|disclos|contact/i;

export default defineCheck({
  id: 'security-policy',
  category: 'readiness/security-posture',
  importance: 'medium',
  title: 'A security policy says how to report a vulnerability',
  failureTitle: 'Nobody is told how to report a vulnerability',
  why: 'Whoever finds a vulnerability and knows no private way to tell of it tells everybody, or nobody. OpenSSF Scorecard asks for a policy too (Security-Policy), and GitHub shows `SECURITY.md` of the root, of `.github` and of `docs`. Half is for prose enough to say where to report, half for a heading under which it stands. Of several policies the best counts.',
  fix: 'Say in `SECURITY.md` where to report a vulnerability in private, which versions are supported, and when an answer can be expected. A policy that stands in the owner’s `.github` repository is not seen here: waive the finding, and say so.',
  needs: ['files'],

  run({ files }) {
    const policies = files.filter(({ path, kind }) => place.test(path) && kind !== 'vendored');
    const [best] = policies.map(judge).sort((left, right) => ratioOf(right) - ratioOf(left));
    return (
      best ??
      failed({
        message: 'There is no `SECURITY.md`. Say in one how to report a vulnerability.',
        subject: 'missing',
      })
    );
  },
});

function ratioOf(outcome: Outcome): number {
  return outcome.kind === 'judged' ? outcome.ratio : 0;
}

function judge({ path, facts }: SourceFile): Outcome {
  const isMarkdown = /\.(?:md|markdown|mdx)$/i.test(path);
  if (facts.unread !== null || (isMarkdown && facts.document === null)) {
    const reason = facts.unread ?? 'It is too large or too deep to be parsed.';
    return failed({ path, message: `It can't be read as a document: ${reason}`, subject: 'unreadable' });
  }
  // Other texts are not parsed: their length has to do, and the name says what they are about.
  const prose = facts.document?.proseCharacters ?? facts.bytes;
  if (prose === 0)
    return failed({ path, message: 'It is empty. Say how to report a vulnerability.', subject: 'empty' });
  const findings: readonly Finding[] = [
    ...(prose < leastProse ? [short(path, prose)] : []),
    ...(facts.document === null || hasHeading(facts.document) ? [] : [headless(path)]),
  ];
  return measured(1 - findings.length / 2, findings);
}

/** A text without headings stands under the name of its file. */
function hasHeading({ sections }: DocumentFacts): boolean {
  return sections.some(
    ({ title, depth, characters, tableRows, listItems }) =>
      (depth === 0 || onReporting.test(title)) && characters + tableRows + listItems > 0,
  );
}

function short(path: string, prose: number): Finding {
  return {
    path,
    message: `It has ${prose} characters of prose, too few to say how to report a vulnerability. Say where, and what happens then.`,
    subject: 'short',
  };
}

function headless(path: string): Finding {
  return {
    path,
    message: 'No heading with anything under it tells of reporting a vulnerability. Add one.',
    subject: 'heading',
  };
}
