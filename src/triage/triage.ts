import type {
  Gathered,
  GatheredEvidence,
  SourceFile,
  TriagedSecret,
  UntriagedEvidence,
} from '../model/evidence.ts';
import { reasons } from './reasons/index.ts';

/** Says of every candidate what it is, and by which proof. `now`: ISO time. */
export function triage(evidence: UntriagedEvidence, now: string): GatheredEvidence {
  return { ...evidence, secrets: triageSecrets(evidence.files, now) };
}

function triageSecrets(
  files: Gathered<readonly SourceFile[]>,
  now: string,
): Gathered<readonly TriagedSecret[]> {
  if (!files.ok) return files;
  return { ok: true, value: files.value.flatMap((file) => secretsOf(file, now)) };
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
