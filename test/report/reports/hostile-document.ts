import fc from 'fast-check';
import type { DocumentArea, ScorecardDocument } from '../../../src/model/document.ts';
import { documentWith, findingWith, subjectWith } from '../../support/documents.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { baseline, compared } from '../../support/results.ts';

/** A document that the schema allows, in which every text that is free is somebody else's. */
export const hostileDocument: fc.Arbitrary<ScorecardDocument> = fc
  .infiniteStream(hostileText)
  .map((texts) => () => texts.next().value ?? '')
  .map((text): ScorecardDocument => {
    const areas = documentWith().areas.map(
      (area, index): DocumentArea => ({
        ...area,
        title: text(),
        assessed: index < 3,
        categories: area.categories.map((category) => ({
          ...category,
          title: text(),
          checks: category.checks.map((check, at) => ({
            ...check,
            title: text(),
            ...(at === 0 && index === 1 ? { outcome: 'errored' as const } : {}),
            reason: text(),
            findings: [1, 2].map((line) =>
              findingWith({
                path: text() || 'a',
                message: text(),
                reason: text(),
                line: line === 1 ? null : line,
              }),
            ),
          })),
        })),
      }),
    );
    return documentWith({
      areas,
      subject: subjectWith({ ref: `refs/heads/${text()}x`, directory: text() }),
      profile: { id: 'library', reason: text() },
      rulings: (['pass', 'warn', 'fail'] as const).map((status) => ({
        rule: status === 'pass' ? 'minimum' : text(),
        target: status === 'pass' ? 'total' : text(),
        asked: text(),
        found: text(),
        status,
        message: text(),
      })),
      comparison: text().includes('a')
        ? { kind: 'no-baseline', reason: text() }
        : text().includes('a')
          ? { kind: 'not-comparable', baseline, reason: text() }
          : compared({ changes: [{ target: text(), before: 1, after: 2 }] }),
      blockers: [{ target: text(), message: text(), path: text() }],
    });
  });
