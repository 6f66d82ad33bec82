import { emptyCatalogue } from '../../model/catalogue.ts';
import type { Report } from '../report.ts';
import { type Budget, scorecardText } from '../scorecard-text.ts';

/** GitHub refuses a comment beyond 65,536 characters; what is posted adds a few of its own. */
const budget: Budget = { entries: [100, 50, 25, 10, 5, 1], fits: ({ length }) => length <= 60_000 };

/** The scorecard as Markdown: the pull request's comment, `scorecard.md`. */
const markdown: Report = {
  id: 'markdown',
  file: 'scorecard.md',
  render: (document, { catalogue = emptyCatalogue } = {}) => scorecardText(document, catalogue, budget),
};

export default markdown;
