import { defineCheck } from '../../../model/check.ts';
import type { VariableRead } from '../../../model/ecosystem.ts';
import type { DetectedProfile } from '../../../model/evidence.ts';
import type { DocumentFacts } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, measured } from '../../../model/outcome.ts';
import { rootManifest } from '../../manifests.ts';

/** About three sentences: fewer can't say what it is, for whom, and how to begin. */
const leastProse = 300;

const install =
  /install|set ?up|quick ?start|getting started|development|build|deploy|download|requirements/i;
const use =
  /\b(?:usage|use|using|quick ?start|getting started|run|running|examples?|how to|api|tutorial|demo|guide|commands?|documentation|docs)/i;
const settings = /config|option|setting|environment|variable|input|parameter|flag|argument|api/i;

interface Question {
  readonly lacking: string;
  readonly isAnswered: (document: DocumentFacts) => boolean;
}

export default defineCheck({
  id: 'readme',
  category: 'readiness/documentation',
  importance: 'medium',
  title: 'The README says what this is, how to begin and how to go on',
  failureTitle: 'The README leaves a newcomer without an answer',
  why: 'It is the first thing a newcomer reads. It is judged by its parts, which count the same: prose enough to say what this is, how to install or set it up, how to use it with something to copy; of what is configured also how (a heading, a table, or two of the variables that are read), and of what is not private under which licence.',
  fix: 'Say in a few sentences what it is and for whom, then how to install, use and configure it, with code blocks to copy, and under which licence it is.',
  needs: ['readme', 'manifests', 'environment', 'profile'],

  run({ readme, manifests, environment: { reads }, profile }) {
    if (readme === null) return failed({ message: 'There is no README. Say what this is and how to begin.' });
    const { path, document } = readme;
    if (document === null)
      return failed({ path, message: 'It can’t be read as Markdown: it is too large or too deeply nested.' });
    const questions = questionsFor(profile, reads, rootManifest(manifests)?.isPrivate === true);
    const findings = questions
      .filter(({ isAnswered }) => !isAnswered(document))
      .map(({ lacking }): Finding => ({ path, message: lacking }));
    return measured(1 - findings.length / questions.length, findings);
  },
});

function questionsFor(
  { id }: DetectedProfile,
  reads: readonly VariableRead[],
  isPrivate: boolean,
): readonly Question[] {
  const variables = new Set(reads.map(({ name }) => name));
  return [
    {
      lacking: `It says too little of what this is: ${leastProse} characters of prose are a short start.`,
      isAnswered: ({ proseCharacters }) => proseCharacters >= leastProse,
    },
    { lacking: 'No heading tells how to install it or set it up.', isAnswered: installs },
    {
      lacking: 'No heading tells how to use or run it.',
      isAnswered: (document) => hasHeading(document, use),
    },
    {
      lacking: 'It has no code block: give the reader something to copy.',
      isAnswered: ({ codeBlocks }) => codeBlocks.length > 0,
    },
    ...(id === 'library' || id === 'monorepo'
      ? []
      : [
          {
            lacking: 'No heading tells how to configure it.',
            isAnswered: (document: DocumentFacts) => configures(document, variables),
          },
        ]),
    ...(isPrivate ? [] : [{ lacking: 'It does not name the licence.', isAnswered: isLicensed }]),
  ];
}

function hasHeading({ sections }: DocumentFacts, title: RegExp): boolean {
  return sections.some((section) => title.test(section.title));
}

/** An install command says it without a heading. */
function installs(document: DocumentFacts): boolean {
  return hasHeading(document, install) || document.codeBlocks.some(({ installs: does }) => does);
}

/** By a heading, a table, another document, or by two variables that the source reads. */
function configures(document: DocumentFacts, variables: ReadonlySet<string>): boolean {
  return (
    hasHeading(document, settings) ||
    document.sections.some(({ tableRows }) => tableRows >= 2) ||
    document.variables.filter(({ name }) => variables.has(name)).length >= 2 ||
    document.links.some(({ target }) => /\.md\b/.test(target) && settings.test(target))
  );
}

/** By a heading, or by a link to the text. */
function isLicensed(document: DocumentFacts): boolean {
  return (
    hasHeading(document, /licen[cs]e|copyright|legal/i) ||
    document.namesLicense ||
    document.links.some(({ target }) => /licen[cs]e|copying/i.test(target))
  );
}
