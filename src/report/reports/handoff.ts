import { emptyCatalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { benchmarks } from '../handoff/benchmarks.ts';
import { blockers } from '../handoff/blockers.ts';
import { changeLog } from '../handoff/change-log.ts';
import { decisions } from '../handoff/decisions.ts';
import { deployment } from '../handoff/deployment.ts';
import { nextSteps } from '../handoff/next-steps.ts';
import { pathToCertification } from '../handoff/path.ts';
import type { SectionOf } from '../handoff/section.ts';
import { security } from '../handoff/security.ts';
import { status } from '../handoff/status.ts';
import { messageText } from '../markdown.ts';
import type { Report, Telling } from '../report.ts';
import { baselineWords, originWords, scoreWord, subjectWords } from '../words.ts';

/** What whoever takes this work over has to know: what was changed, where it stands, what comes next. */
const handoff: Report = { id: 'handoff', file: 'handoff.md', render };

export default handoff;

const sections: readonly (readonly [title: string, section: SectionOf])[] = [
  ['Deployment', deployment],
  ['Change log', changeLog],
  ['Status', status],
  ['Open blockers', blockers],
  ['Decisions and waivers', decisions],
  ['Path to certification', pathToCertification],
  ['Security guidelines', security],
  ['Benchmarks', benchmarks],
  ['Next steps', nextSteps],
];

function render(document: ScorecardDocument, { catalogue = emptyCatalogue }: Partial<Telling> = {}): string {
  const parts = sections.flatMap(([title, section]) => {
    const text = section(document, catalogue);
    return text === '' ? [] : [`## ${title}\n\n${text}`];
  });
  return [...heading(document), ...parts, closing(document)].join('\n\n').concat('\n');
}

function heading(document: ScorecardDocument): readonly string[] {
  const { level, waivedTotal, gate, issuedAt } = document;
  const origin = originWords(document);
  const about = `Of ${subjectWords(document)}, measured at ${issuedAt}. ${baselineWords(document)}`;
  return [
    `# Handoff: ${level}, total ${scoreWord(waivedTotal)}, gate ${gate}`,
    messageText(about, 'text'),
    ...(origin === '' ? [] : [messageText(origin, 'text')]),
  ];
}

function closing({ tool, scoring, profile }: ScorecardDocument): string {
  return `<sub>certgate ${tool.version}, scoring ${scoring.version}, profile ${profile.id}. Every number stands in \`scorecard.json\`, from which \`certgate report\` makes this page again.</sub>`;
}
