import type {
  Gathered,
  GatheredEvidence,
  SourceFile,
  TriagedCode,
  TriagedSecret,
  UntriagedEvidence,
} from '../model/evidence.ts';
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

function secretsOf({ path, kind, facts }: SourceFile, now: string): readonly TriagedSecret[] {
  return facts.secrets.map((candidate) => {
    const reason =
      reasons.find(({ applies }) => applies(candidate, kind, now)) ?? reasons[reasons.length - 1];
    return {
      path,
      candidate,
      classification: reason?.classification ?? 'to-review',
      reason: reason?.id ?? 'unclassified',
    };
  });
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
