import type { ScorecardDocument } from '../../src/model/document.ts';
import { categoryWith, checkWith, documentWith, findingWith, reportWith, subjectWith } from './documents.ts';
import { figuresOf, fourLoads } from './load-runs.ts';
import { baseline, waiverWith } from './scorecards.ts';

/** A document in which a stranger wrote every text that the schema leaves free. */
export function hostileDocument(text: string): ScorecardDocument {
  const path = `a${text}`;
  const waiver = waiverWith({ owner: text, reason: text });
  const findings = [
    findingWith({ message: text, path, reason: text, fingerprint: '1'.repeat(32) }),
    findingWith({ message: `The file \`${text}\` is bad.`, path: null, line: null, waiver }),
    findingWith({ message: text, path, line: null, severity: 'critical', classification: 'to-review' }),
  ];
  const errored = checkWith({ outcome: 'errored', reason: text, title: text, ratio: null, findings: [] });
  const category = categoryWith('quality/security', {
    title: text,
    checks: [errored, checkWith({ title: text, findings })],
  });
  return documentWith({
    subject: subjectWith({ ref: `refs/heads/${text}x`, directory: path }),
    profile: { id: 'library', reason: text },
    coverageReports: [
      reportWith({
        path,
        resolved: [{ rule: 'common-prefix', from: text, files: 3 }],
        unresolved: { files: 2, examples: [text] },
      }),
    ],
    coverageFlags: [{ flag: text, lines: { covered: 1, total: 2 } }],
    coverageExclusions: [{ glob: text, files: 1, lines: 2 }],
    changedLines: {
      since: 'c0ffee0000000000000000000000000000000003',
      partials: 'miss',
      lines: { covered: 1, total: 2 },
      count: 2,
      files: [
        { kind: 'counted', path, lines: { covered: 1, total: 2 }, missed: [{ start: 3, end: 3 }] },
        { kind: 'unreported', path: `c${text}` },
      ],
    },
    loadResults: fourLoads().map((run) => ({ ...run, path, format: text })),
    areas: [
      {
        id: 'quality',
        title: text,
        score: 9,
        waivedScore: 9,
        weight: 1,
        assessed: true,
        categories: [category],
      },
      {
        id: 'workflow',
        title: text,
        score: null,
        waivedScore: null,
        weight: 1,
        assessed: false,
        categories: [],
      },
    ],
    rulings: (['pass', 'warn', 'fail'] as const).flatMap((status) => [
      { rule: text, target: text, asked: text, found: text, status, message: text },
      { rule: 'minimum', target: 'quality/security', asked: text, found: text, status, message: text },
    ]),
    comparison: {
      kind: 'compared',
      rejected: [{ candidate: text, commit: null, condition: text, reason: text }],
      isRescored: false,
      missingReports: [],
      otherProviders: [],
      baseline,
      changes: [
        { target: 'total', before: 90, after: 92.5, removed: 0 },
        { target: text, before: 1, after: null, removed: 0 },
      ],
      indirect: [{ path, before: { covered: 1, total: 2 }, after: { covered: 0, total: 2 } }],
      introduced: ['1'.repeat(32)],
      fixed: [
        { fingerprint: '2'.repeat(32), check: 'quality/security/a', severity: 'low', message: text, path },
      ],
    },
    history: [
      {
        certificateId: 'c'.repeat(64),
        commit: 'c0ffee0000000000000000000000000000000001',
        issuedAt: '2026-08-01T10:00:00.000Z',
        level: 'CONDITIONAL',
        scores: { total: 90, quality: null, [text]: 1 },
        load: fourLoads(1.1).map(figuresOf),
      },
    ],
    changes: {
      since: 'c0ffee0000000000000000000000000000000002',
      from: 'baseline',
      count: null,
      lines: { added: 7, removed: 3 },
      uncounted: 1,
      uncompared: 1,
      files: [
        {
          path,
          formerPath: `b${text}`,
          status: 'renamed',
          lines: { added: 7, removed: 3 },
          exports: { added: [text, 'a'], removed: [text], changed: [text] },
        },
        { path: `c${text}`, formerPath: null, status: 'added', lines: null, exports: null },
      ],
    },
    blockers: [{ target: text, message: text, path }],
    pathToCertification: [
      { kind: 'mend', goal: 'gate', target: text, points: 1, findings: 1, amount: null, paths: [path, text] },
      { kind: 'measure', goal: 'gate', target: text, message: text },
      { kind: 'settle', goal: 'CERTIFIED', target: text, message: text },
    ],
  });
}
