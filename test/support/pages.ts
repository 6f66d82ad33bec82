import { mostListed } from '../../src/model/change-log.ts';
import { type ChangedLineCoverage, mostRanges } from '../../src/model/changed-lines.ts';
import type { DocumentFinding, ScorecardDocument } from '../../src/model/document.ts';
import type { HistoryEntry } from '../../src/model/history.ts';
import { checkWith, documentWith, findingWith } from './documents.ts';

/** A document with so many findings in checks as large as a document may hold. */
export function crowded(
  count: number,
  findingAt: (index: number) => Partial<DocumentFinding> = () => ({}),
): ScorecardDocument {
  const findings = Array.from({ length: count }, (_, index) =>
    findingWith({
      fingerprint: index.toString(16).padStart(32, '0'),
      path: `src/module-${index % 97}/file-${index}.ts`,
      line: index + 1,
      lost: 0.02,
      ...findingAt(index),
    }),
  );
  const checks = Array.from({ length: Math.max(1, Math.ceil(count / 500)) }, (_, index) =>
    checkWith({
      id: `quality/code-quality/check-${index}`,
      findings: findings.slice(500 * index, 500 * (index + 1)),
    }),
  );
  const document = documentWith();
  const areas = document.areas.map((area) => ({
    ...area,
    categories: area.categories.map((category) =>
      category.id === 'quality/code-quality' ? { ...category, checks } : { ...category, checks: [] },
    ),
  }));
  return { ...document, areas };
}

/** A past of so many certificates, newest first. */
export function historyOf(count: number): readonly HistoryEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    certificateId: 'e'.repeat(64),
    commit: `c${index.toString(16).padStart(3, '0')}`.repeat(10),
    issuedAt: new Date(Date.parse('2026-08-30T09:30:00.000Z') - index * 86_400_000).toISOString(),
    level: 'CONDITIONAL',
    scores: { total: 88.25 - index / 2, readiness: index === 3 ? null : 70.5, quality: 93.125 - index },
    load: [],
  }));
}

/** Coverage of the changed lines of so many files, each with as many ranges as a document keeps. */
export function changedLinesOf(count: number): ChangedLineCoverage {
  const missed = Array.from({ length: mostRanges }, (_, index) => ({
    start: 10 * index + 1,
    end: 10 * index + 3,
  }));
  return {
    since: 'd'.repeat(40),
    partials: 'hit',
    lines: { covered: 120 * count, total: 150 * count },
    count,
    files: Array.from({ length: Math.min(count, mostListed) }, (_, index) => ({
      kind: 'counted',
      path: `src/${index}.ts`,
      lines: { covered: 120, total: 150 },
      missed,
    })),
  };
}
