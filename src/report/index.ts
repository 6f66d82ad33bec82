import type { Catalogue } from '../model/catalogue.ts';
import type { ScorecardDocument } from '../model/document.ts';
import type { Report } from './report.ts';
import markdown from './reports/markdown.ts';
import sarif from './reports/sarif.ts';
import terminal from './reports/terminal.ts';

export const reports: readonly Report[] = [terminal, markdown, sarif];

/** Every report that is a file, by its name. */
export function renderReports(
  document: ScorecardDocument,
  catalogue: Catalogue,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { file, render } of reports) if (file !== null) files[file] = render(document, { catalogue });
  return files;
}
