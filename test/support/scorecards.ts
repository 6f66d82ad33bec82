import { type AreaId, areaOf, areas, type CategoryPath } from '../../src/model/area.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { GateInput } from '../../src/model/gate.ts';
import type {
  Scorecard,
  ScoredArea,
  ScoredCategory,
  ScoredCheck,
  ScoredFinding,
} from '../../src/model/scorecard.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { Waiver } from '../../src/model/waiver.ts';

/** Something real that costs a point, and that nobody waived. */
export function scoredFinding(overrides: Partial<ScoredFinding> = {}): ScoredFinding {
  return {
    fingerprint: 'f'.repeat(32),
    formerFingerprint: null,
    severity: 'medium',
    classification: 'real',
    reason: null,
    message: 'Mend this.',
    path: 'src/a.ts',
    line: 1,
    lost: 1,
    waiver: null,
    ...overrides,
  };
}

export function scoredCheck(id: string, overrides: Partial<ScoredCheck> = {}): ScoredCheck {
  return {
    id,
    title: 'It is well',
    importance: 'medium',
    outcome: 'judged',
    ratio: 1,
    tally: null,
    weighs: true,
    score: 100,
    waivedScore: 100,
    lost: 0,
    reason: null,
    findings: [],
    ...overrides,
  };
}

export function erroredCheck(id: string, reason: string): ScoredCheck {
  return scoredCheck(id, {
    outcome: 'errored',
    ratio: null,
    score: null,
    waivedScore: null,
    lost: null,
    reason,
  });
}

/** What a category of a scorecard is to be; `score` is both the raw and the waived one. */
interface CategorySketch {
  readonly score?: number | null;
  readonly weight?: number;
  readonly assessed?: boolean;
  readonly checks?: readonly ScoredCheck[];
}

/** What a scorecard is to be. Nothing is computed: a test says every score that it needs. */
export interface ScorecardSketch {
  readonly total?: number | null;
  readonly areas?: Readonly<
    Partial<Record<AreaId, { readonly score?: number | null; readonly weight?: number }>>
  >;
  readonly categories?: Readonly<Partial<Record<CategoryPath, CategorySketch>>>;
}

/** A scorecard of which everything not sketched scores 100 and weighs what it does by default. */
export function scorecardWith({
  total = 100,
  areas: areaSketches = {},
  categories = {},
}: ScorecardSketch = {}): Scorecard {
  const sketched = (Object.keys(categories) as CategoryPath[]).map((id): ScoredCategory => {
    const { score = 100, weight = 25, assessed = true, checks = [] } = categories[id] ?? {};
    return { id, title: id, weight, assessed, score, waivedScore: score, checks };
  });
  const ids = [
    ...new Set([...(Object.keys(areaSketches) as AreaId[]), ...sketched.map(({ id }) => areaOf(id))]),
  ];
  const scored = ids.map((id): ScoredArea => {
    const { score = 100, weight = areas[id].weight } = areaSketches[id] ?? {};
    return {
      id,
      title: areas[id].title,
      weight,
      assessed: true,
      score,
      waivedScore: score,
      categories: sketched.filter((category) => areaOf(category.id) === id),
    };
  });
  return { total: { score: total, waivedScore: total }, areas: scored };
}

/** A scorecard whose one check has these findings. */
export function scorecardOf(...findings: readonly ScoredFinding[]): Scorecard {
  return scorecardWith({
    categories: {
      'quality/security': { checks: [scoredCheck('quality/security/private-key', { findings })] },
    },
  });
}

export const baseline = {
  certificateId: 'c'.repeat(64),
  commit: 'c0ffee0000000000000000000000000000000001',
  issuedAt: '2026-09-01T10:00:00.000Z',
  expiresAt: '2026-11-30T10:00:00.000Z',
  digest: 'd'.repeat(64),
  rung: 'merge-base',
  distance: 0,
} as const;

export type Compared = Extract<Comparison, { kind: 'compared' }>;

export function comparedWith(overrides: Partial<Omit<Compared, 'kind'>> = {}): Compared {
  return {
    kind: 'compared',
    baseline,
    rejected: [],
    isRescored: false,
    changes: [],
    missingReports: [],
    otherProviders: [],
    indirect: [],
    introduced: [],
    fixed: [],
    ...overrides,
  };
}

const noBaseline: Comparison = { kind: 'no-baseline', reason: 'There is no certificate yet.', rejected: [] };

export function waiverWith(overrides: Partial<Waiver> = {}): Waiver {
  return {
    check: 'quality/security/private-key',
    fingerprint: 'f'.repeat(32),
    owner: '@octo/security',
    reason: 'Test vector of RFC 7515.',
    expires: '2026-09-15',
    ...overrides,
  };
}

/** What the gate is given: a faultless scorecard, nothing compared, and a gate that asks for nothing. */
export function gateInputWith(overrides: Partial<GateInput> = {}): GateInput {
  return {
    scorecard: scorecardWith(),
    comparison: noBaseline,
    gate: { ...defaultSettings.gate, minimum: {}, drop: {}, newFindings: {} },
    waivers: [],
    suppressions: [],
    proposedChanges: [],
    issues: false,
    jobs: [],
    approval: null,
    now: '2026-09-01T10:00:00.000Z',
    ...overrides,
  };
}
