import type { Catalogue } from '../model/catalogue.ts';
import type { ScorecardDocument } from '../model/document.ts';
import type { Report } from './report.ts';
import alerts from './reports/alerts.ts';
import badge from './reports/badge.ts';
import ctrf from './reports/ctrf.ts';
import gitlab from './reports/gitlab.ts';
import handoff from './reports/handoff.ts';
import history from './reports/history.ts';
import html from './reports/html.ts';
import junit from './reports/junit.ts';
import markdown from './reports/markdown.ts';
import sarif from './reports/sarif.ts';
import summary from './reports/summary.ts';
import terminal from './reports/terminal.ts';

export const reports: readonly Report[] = [
  terminal,
  markdown,
  html,
  summary,
  handoff,
  sarif,
  junit,
  ctrf,
  gitlab,
  badge,
  history,
  alerts,
];

/** Every report that is a file and has something to say, by its name. */
export function renderReports(
  document: ScorecardDocument,
  catalogue: Catalogue,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { file, render } of reports) {
    const text = file === null ? '' : render(document, { catalogue });
    if (file !== null && text !== '') files[file] = text;
  }
  return files;
}
