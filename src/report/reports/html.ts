import { emptyCatalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { colophon, evidenceSection } from '../page/evidence.ts';
import { findingSection } from '../page/findings.ts';
import { blockerSection, gateSection } from '../page/gate.ts';
import { loadSection } from '../page/load-runs.ts';
import { html as markup } from '../page/markup.ts';
import { pathSection } from '../page/path.ts';
import { scoreSection } from '../page/scores.ts';
import { contentSecurityPolicy, style } from '../page/style.ts';
import { trendSection } from '../page/trend.ts';
import { verdict } from '../page/verdict.ts';
import type { Report, Telling } from '../report.ts';

/** The scorecard as one page for people: everything is in it, nothing runs in it, it asks nobody for anything. */
const html: Report = { id: 'html', file: 'report.html', render };

export default html;

function render(document: ScorecardDocument, { catalogue = emptyCatalogue }: Partial<Telling> = {}): string {
  const name = document.subject.repository?.name ?? 'certgate';
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${name}: gate ${document.gate}, ${document.level}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#gate">Skip to what the gate says</a>
${verdict(document)}
<main>
${gateSection(document)}
${blockerSection(document)}
${pathSection(document, catalogue)}
${scoreSection(document)}
${trendSection(document)}
${loadSection(document)}
${findingSection(document, catalogue)}
${evidenceSection(document)}
</main>
${colophon(document)}
</body>
</html>
`.text;
}
