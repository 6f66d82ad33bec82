import type { ScorecardDocument } from '../../model/document.ts';
import { messageText } from '../markdown.ts';
import type { Report } from '../report.ts';
import { subjectWords } from '../words.ts';

/** What whoever answers for the branch is to be told of: the body of the one issue. Empty when there is nothing. */
const alerts: Report = { id: 'alerts', file: 'alerts.md', render };

export default alerts;

function render(document: ScorecardDocument): string {
  if (document.alerts.length === 0) return '';
  const lines = document.alerts.map(({ message }) => `- ${messageText(message, 'text')}`);
  const { level, gate } = document;
  return [
    ...lines,
    '',
    messageText(
      `Measured at ${document.issuedAt}, ${subjectWords(document)}: gate ${gate}, ${level}.`,
      'text',
    ),
    'This issue is kept up to date by the scheduled run, and closed by it when all is mended.',
    '',
  ].join('\n');
}
