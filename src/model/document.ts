import type { Alert } from './alert.ts';
import type { ChangeLog } from './change-log.ts';
import type { ChangedLineCoverage } from './changed-lines.ts';
import type { Comparison } from './comparison.ts';
import type { CoverageReport, CoveredFile, Exclusion, FlagCoverage, ResolutionStep } from './coverage.ts';
import type { FileKind } from './evidence.ts';
import type { HistoryEntry } from './history.ts';
import type { HostedRepository } from './hosted-repository.ts';
import type { LoadResult } from './load.ts';
import type { PathStep } from './path-step.ts';
import type { Profile } from './profile.ts';
import type { Score } from './score.ts';
import type { ScoredArea, ScoredCategory, ScoredCheck, ScoredFinding } from './scorecard.ts';
import type { Blocker, Level, ReadinessStatus, Ruling } from './verdict.ts';

/** What a run is about. */
export interface Subject {
  /** 40 or 64 hex digits; `null` before the first commit. */
  readonly commit: string | null;
  /** `refs/heads/main`; `null` when no branch is checked out. */
  readonly ref: string | null;
  /** `null` outside GitHub. */
  readonly repository: HostedRepository | null;
  /** Folder of the repository that was looked at, `''` for all of it. */
  readonly directory: string;
  /** Whether the tree held changes that are in no commit. Such a tree gets an assessment, never a certificate. */
  readonly modified: boolean;
}

/**
 * The record of a run: all that a report, or the next run, needs. Plain JSON; `docs/scorecard.schema.json` is its
 * schema. The same tree at the same time gives the same bytes, whatever the machine.
 */
export interface ScorecardDocument {
  readonly schema: 1;
  readonly scoring: {
    readonly version: string;
    /** SHA-256, hex, of the settings by which scores are made: scores of others are not compared, those of checks apart. */
    readonly policy: string;
  };
  readonly tool: {
    readonly name: 'certgate';
    readonly version: string;
    /** Only where it was asked for. */
    readonly cache: CacheUse | null;
  };
  readonly subject: Subject;
  readonly origin: Origin;
  /** ISO time, UTC. */
  readonly issuedAt: string;
  readonly profile: { readonly id: Profile; readonly reason: string };
  /** How many files were looked at, by what they are. */
  readonly files: Readonly<Record<FileKind, number>>;
  /** Coverage reports that were read. */
  readonly coverageReports: readonly CoverageSource[];
  /** Line coverage by flag. */
  readonly coverageFlags: readonly FlagCoverage[];
  /** Every file that counts in coverage, sorted by path. */
  readonly coveredFiles: readonly CoveredFile[];
  /** What `coverage.exclude` took out of coverage, glob by glob. */
  readonly coverageExclusions: readonly CoverageExclusion[];
  /** Line coverage of what the work changes, by file; `null` where it is not known, or nothing is changed against. */
  readonly changedLines: ChangedLineCoverage | null;
  /** What load runs measured, by scenario. */
  readonly loadResults: readonly LoadResult[];
  readonly level: Level;
  readonly gate: 'open' | 'closed';
  readonly total: Score;
  readonly waivedTotal: Score;
  readonly readiness: { readonly status: ReadinessStatus; readonly approval: 'APPROVED' | 'NOT APPROVED' };
  readonly areas: readonly DocumentArea[];
  readonly rulings: readonly Ruling[];
  readonly comparison: Comparison;
  /** `null` where it is not known, or where there is nothing to compare with. */
  readonly changes: ChangeLog | null;
  /** Certificates before this run, newest first: that which it is compared with, and what that carried. */
  readonly history: readonly HistoryEntry[];
  readonly blockers: readonly Blocker[];
  /** What to do for the open gate, then for each better level, in this order; empty for the best. */
  readonly pathToCertification: readonly PathStep[];
  /** Of a run that issues certificates; empty for others. */
  readonly alerts: readonly Alert[];
}

/**
 * Who measured: the run that wrote the document; or a run of a pull request whose word it is, in a branch of the
 * repository or in a fork, and that was only judged here.
 */
export const origins = ['measured', 'own-run', 'fork-run'] as const;

type Origin = (typeof origins)[number];

/** How facts of files came about. */
export interface CacheUse {
  /** Files whose facts were known. */
  readonly hits: number;
  /** Files whose facts were computed. */
  readonly misses: number;
  /** Entries that were let go, for their age or for room. */
  readonly evicted: number;
  /** Entries that were not as they had been written, or of another version. */
  readonly refused: number;
}

/** What a document may hold at most. Whoever writes one stays inside; whoever reads one refuses more. */
export const documentLimits = {
  /** Characters of a path: Linux's PATH_MAX. */
  path: 4096,
  /** Characters of a message or a reason. */
  message: 4000,
  /** Characters of a title, a rule's id, a target. */
  name: 300,
  /** Entries of one list. */
  list: 100_000,
  /** Findings of one check: more than anyone reads, and a certificate with as many of every check can still be read back. */
  findings: 500,
} as const;

/** A text from outside as a document's names may be: no longer. */
export function nameOf(text: string): string {
  return text.length <= documentLimits.name ? text : `${text.slice(0, documentLimits.name - 1)}…`;
}

/** A coverage report: what it is, and how the files that it names were found. */
export interface CoverageSource
  extends Pick<CoverageReport, 'path' | 'folder' | 'flag' | 'format' | 'provider'> {
  readonly resolved: readonly ResolutionStep[];
  readonly unresolved: {
    readonly files: number;
    /** The first few of them, as the report wrote them. */
    readonly examples: readonly string[];
  };
}

/** A glob, and how many files and coverable lines it took out. */
export interface CoverageExclusion extends Pick<Exclusion, 'glob' | 'lines'> {
  readonly files: number;
}

export type DocumentFinding = Omit<ScoredFinding, 'formerFingerprint'>;
export type DocumentCheck = Omit<ScoredCheck, 'findings'> & { readonly findings: readonly DocumentFinding[] };
export type DocumentCategory = Omit<ScoredCategory, 'checks'> & { readonly checks: readonly DocumentCheck[] };
export type DocumentArea = Omit<ScoredArea, 'categories'> & {
  readonly categories: readonly DocumentCategory[];
};
