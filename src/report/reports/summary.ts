import { emptyCatalogue } from '../../model/catalogue.ts';
import type { Report } from '../report.ts';
import { type Budget, scorecardText } from '../scorecard-text.ts';

const encoder = new TextEncoder();

/** Beyond 1 MiB GitHub shows nothing of a step's summary; other steps of ours write none. */
const budget: Budget = {
  entries: [20_000, 5000, 2500, 1000, 500, 100, 25, 5, 1],
  fits: (text) => encoder.encode(text).length < 1_000_000,
};

/** The scorecard as Markdown at its full length, for the page of a run. */
const summary: Report = {
  id: 'summary',
  file: 'summary.md',
  render: (document, { catalogue = emptyCatalogue } = {}) => scorecardText(document, catalogue, budget),
};

export default summary;
