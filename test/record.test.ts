import { describe, expect, it } from 'vitest';
import { judgement } from '../src/judgement.ts';
import { allLines, type FileChange } from '../src/model/change.ts';
import type { GatheredEvidence } from '../src/model/evidence.ts';
import { defaultSettings } from '../src/model/settings.ts';
import type { RunRequest } from '../src/model/world.ts';
import { record } from '../src/record.ts';
import { coverageOf, coveredFile, hitLines } from './support/covered.ts';
import { subjectWith } from './support/documents.ts';
import { fileWith } from './support/evidence.ts';
import { gateInputWith } from './support/scorecards.ts';

const start = 'd'.repeat(40);
const path = 'src/a.ts';
const change: FileChange = { path, formerPath: null, status: 'added', added: [allLines], lines: null };

const evidence: Pick<GatheredEvidence, 'profile' | 'files' | 'coverage' | 'changes' | 'loadResults'> = {
  loadResults: { ok: true, value: null },
  profile: { ok: true, value: { id: 'library', reason: 'It has `exports`.' } },
  files: { ok: true, value: [fileWith(path), fileWith('src/b.ts')] },
  coverage: { ok: true, value: coverageOf(coveredFile(path, hitLines(1, 0))) },
  changes: { ok: true, value: [change, { ...change, path: 'src/b.ts' }] },
};

const failed = { ok: false, reason: 'It could not be read.' } as const;

function changedLinesOf(
  learned: Partial<typeof evidence>,
  { since = start, modified = false }: { since?: string | null; modified?: boolean } = {},
) {
  const input = gateInputWith();
  const request = { subject: subjectWith({ modified }), toolVersion: '0.1.0' } as RunRequest;
  return record({
    request,
    now: input.now,
    start: since,
    evidence: { ...evidence, ...learned },
    scorecard: input.scorecard,
    comparison: input.comparison,
    changes: null,
    judged: judgement(input, { settings: defaultSettings, proposedChanges: [] }),
    history: [],
    scoringPolicy: 'b'.repeat(64),
    cacheUse: null,
  }).changedLines;
}

describe('coverage of changed lines in the document', () => {
  const lines = { covered: 1, total: 2 };
  const counted = { kind: 'counted', path, lines, missed: [{ start: 2, end: 2 }] };

  it('is told by file, since where the work began', () => {
    const files = [counted, { kind: 'unreported', path: 'src/b.ts' }];
    expect(changedLinesOf({})).toEqual({ since: start, partials: 'hit', lines, count: 2, files });
  });

  it('does without what the files are', () => {
    expect(changedLinesOf({ files: failed })?.files).toEqual([counted]);
  });

  it.each<[sentence: string, learned: Partial<typeof evidence>]>([
    ['coverage could not be judged', { coverage: failed }],
    ['there is no source to cover', { coverage: { ok: true, value: null } }],
    ['what is changed could not be learned', { changes: failed }],
    ['nothing is changed against', { changes: { ok: true, value: null } }],
  ])('is not told where %s', (_, learned) => {
    expect(changedLinesOf(learned)).toBeNull();
  });

  it('is not told of a commit of the branch itself, and is of what is in no commit', () => {
    const since = subjectWith().commit;
    expect(changedLinesOf({}, { since })).toBeNull();
    expect(changedLinesOf({}, { since: null })).toBeNull();
    expect(changedLinesOf({}, { since, modified: true })).toMatchObject({ since });
  });
});
