import type { AreaId, CategoryPath } from './area.ts';
import type { KeylessIdentity } from './keyless.ts';
import type { Scenario } from './load.ts';
import type { LoadThreshold } from './load-threshold.ts';
import type { Profile } from './profile.ts';
import type { Severity } from './severity.ts';
import type { AcceptedKey, Revocations } from './trust.ts';
import type { Level } from './verdict.ts';
import type { Waiver } from './waiver.ts';

/** What the configuration says, with the defaults filled in. */
export interface Settings {
  /** `null`: to be detected. */
  readonly profile: Profile | null;
  readonly gate: GateSettings;
  readonly levels: LevelSettings;
  readonly readiness: ReadinessSettings;
  /** Weights that replace the defaults, by area or category. */
  readonly weights: Readonly<Partial<Record<AreaId | CategoryPath, number>>>;
  readonly coverage: CoverageSettings;
  readonly certificate: CertificateSettings;
  readonly alerts: AlertSettings;
  readonly waivers: readonly Waiver[];
  readonly suppressions: SuppressionSettings;
  readonly findings: FindingsSettings;
  /** `null`: nobody asks for load runs, and the area is not assessed. */
  readonly performance: PerformanceSettings | null;
}

export interface GateSettings {
  /** The least level that may merge. */
  readonly level: 'certified' | 'conditional' | 'not-certified';
  /** Floors, by target: `total`, an area, a category or a check. */
  readonly minimum: Readonly<Record<string, number>>;
  /** Largest fall against the baseline in points, by target. */
  readonly drop: Readonly<Record<string, number>>;
  /** How many findings may come in, by severity. A severity not named is not limited. */
  readonly newFindings: Readonly<Partial<Record<Severity, number>>>;
  /** What is asked of the lines that a change adds; `null`: nothing. */
  readonly changedLines: ChangedLineSettings | null;
  readonly onMissingBaseline: 'bootstrap' | 'warn' | 'block';
  readonly approval: ApprovalSettings;
}

/** What a change of that which measures or judges it needs for a level above CONDITIONAL. */
export interface ApprovalSettings {
  /** A label that approves; `null`: none does. */
  readonly label: string | null;
  /** Whether a review that approves the head does. */
  readonly reviews: boolean;
  /** Globs of what counts as such, beside workflows, actions and the configuration. */
  readonly paths: readonly string[];
}

export interface ChangedLineSettings {
  /** Least part of the coverable changed lines that ran, in per cent. */
  readonly coverage: number;
  /** Changes with fewer coverable lines are not asked. */
  readonly minimumLines: number;
  /** What to make of changed source files of whose lines no report tells. */
  readonly unknownFiles: 'warn' | 'fail' | 'ignore';
}

/** Least scores of the two levels. */
export interface LevelSettings {
  readonly certified: { readonly total: number; readonly category: number };
  readonly conditional: { readonly total: number };
}

/** Least readiness scores of the two statuses. */
export interface ReadinessSettings {
  readonly ready: number;
  readonly nearlyReady: number;
}

export interface CoverageSettings {
  /** `null`: look where the tools put them. */
  readonly reports: readonly NamedReport[] | null;
  /** Prefixes of paths in reports, rewritten in this order: the first that matches counts. */
  readonly paths: readonly { readonly from: string; readonly to: string }[];
  /** Least part of the files that the reports name that has to be found in the repository, in per cent. */
  readonly minResolved: number;
  /** Globs of files that count in no check of coverage. */
  readonly exclude: readonly string[];
  /** What a line counts as of whose branches only some were taken. */
  readonly partials: 'hit' | 'miss';
}

/** A report that must be there. */
export interface NamedReport {
  /** Relative to the repository. */
  readonly path: string;
  /** The part of the coverage that it stands for, like `unit`: several may share one. `null`: no part of its own. */
  readonly flag: string | null;
}

export interface CertificateSettings {
  /** Whole days, by the level that the certificate states. */
  readonly validForDays: Readonly<Record<Level, number>>;
  /** Keys whose signature on a prior certificate is accepted. */
  readonly publicKeys: readonly AcceptedKey[];
  /** Runs whose keyless signature on a prior certificate is accepted. */
  readonly keyless: readonly KeylessIdentity[];
  /** Path of Sigstore's trusted root in the repository; `null`: that of the public good instance. */
  readonly trustedRoot: string | null;
  readonly revoked: Revocations;
}

/** When a scheduled run keeps an issue open. */
export interface AlertSettings {
  /** Largest fall since the last certificate in points, by target. */
  readonly drop: Readonly<Record<string, number>>;
  /** Whole days that a certificate has to have left. */
  readonly daysLeft: number;
}

/** What is made of comments that suppress findings. */
export interface SuppressionSettings {
  /** Areas, categories and checks whose suppressions count in the very change that adds them. */
  readonly allowNew: readonly string[];
}

/** What other tools have found. */
export interface FindingsSettings {
  /** Paths of their reports. */
  readonly reports: readonly string[];
  /** SPDX identifiers of licences that no added dependency may have. */
  readonly deniedLicenses: readonly string[];
  /** Whether credentials are looked for in every commit of the work, too. */
  readonly history: boolean;
}

/** What load runs measured, and what is asked of them. */
export interface PerformanceSettings {
  /** At least one, and at most one a scenario; each must be there. */
  readonly reports: readonly NamedLoadReport[];
  readonly thresholds: readonly LoadThreshold[];
}

export interface NamedLoadReport {
  /** Relative to the repository. */
  readonly path: string;
  readonly scenario: Scenario;
}

/** What holds with no configuration at all. 90 days: artifacts of public repositories are gone by then. */
export const defaultSettings: Settings = {
  profile: null,
  gate: {
    level: 'conditional',
    minimum: {},
    drop: { total: 1 },
    newFindings: { critical: 0, high: 0 },
    changedLines: null,
    onMissingBaseline: 'bootstrap',
    approval: { label: null, reviews: true, paths: [] },
  },
  levels: { certified: { total: 80, category: 60 }, conditional: { total: 40 } },
  readiness: { ready: 75, nearlyReady: 60 },
  weights: {},
  coverage: { reports: null, paths: [], minResolved: 90, exclude: [], partials: 'hit' },
  certificate: {
    validForDays: { CERTIFIED: 90, CONDITIONAL: 90, 'NOT CERTIFIED': 90 },
    publicKeys: [],
    keyless: [],
    trustedRoot: null,
    revoked: { certificates: [], keys: [], before: null },
  },
  alerts: { drop: { total: 5 }, daysLeft: 14 },
  waivers: [],
  suppressions: { allowNew: [] },
  findings: { reports: [], deniedLicenses: [], history: false },
  performance: null,
};
