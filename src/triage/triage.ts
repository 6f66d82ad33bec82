import type {
  FileKind,
  Gathered,
  GatheredEvidence,
  SourceFile,
  TriagedCode,
  TriagedSecret,
  UntriagedEvidence,
} from '../model/evidence.ts';
import type { SecretCandidate } from '../model/facts.ts';
import { codeReasons } from './code-reasons/index.ts';
import { reasons } from './reasons/index.ts';
import { triageAdvisories, triageReported } from './reports.ts';

/** Says of every candidate what it is, and by which proof. `now`: ISO time. */
export function triage(evidence: UntriagedEvidence, now: string): GatheredEvidence {
  const { files } = evidence;
  const insecureCode = eachOf(files, codeOf);
  return {
    ...evidence,
    secrets: eachOf(files, (file) => secretsOf(file, now)),
    triagedHistory: historyOf(evidence.historicSecrets, now),
    insecureCode,
    reportedFindings: triageReported(evidence, insecureCode),
    advisories: triageAdvisories(evidence),
  };
}

function eachOf<T>(
  files: Gathered<readonly SourceFile[]>,
  judge: (file: SourceFile) => readonly T[],
): Gathered<readonly T[]> {
  return files.ok ? { ok: true, value: files.value.flatMap(judge) } : files;
}

function historyOf(
  found: UntriagedEvidence['historicSecrets'],
  now: string,
): GatheredEvidence['triagedHistory'] {
  if (!found.ok || found.value === null) return found.ok ? { ok: true, value: null } : found;
  return {
    ok: true,
    value: found.value.map(({ commit, path, kind, candidate }) => ({
      ...secretOf(candidate, path, kind, now),
      commit,
    })),
  };
}

function secretsOf({ path, kind, facts }: SourceFile, now: string): readonly TriagedSecret[] {
  return facts.secrets.map((candidate) => secretOf(candidate, path, kind, now));
}

function secretOf(candidate: SecretCandidate, path: string, kind: FileKind, now: string): TriagedSecret {
  const reason = reasons.find(({ applies }) => applies(candidate, kind, now)) ?? reasons[reasons.length - 1];
  return {
    path,
    candidate,
    classification: reason?.classification ?? 'to-review',
    reason: reason?.id ?? 'unclassified',
  };
}

function codeOf({ path, kind, facts }: SourceFile): readonly TriagedCode[] {
  if (facts.code?.kind !== 'analysed') return [];
  return facts.code.code.insecureCode.map((place) => {
    const reason =
      codeReasons.find(({ applies }) => applies(place, { path, kind })) ??
      codeReasons[codeReasons.length - 1];
    return {
      path,
      place,
      classification: reason?.classification ?? 'to-review',
      reason: reason?.id ?? 'unclassified',
    };
  });
}
