import type {
  Gathered,
  GatheredEvidence,
  SourceFile,
  TriagedSecret,
  UntriagedEvidence,
} from '../model/evidence.ts';
import { reasons } from './reasons/index.ts';

/** Says of every candidate what it is, and by which proof. */
export function triage(evidence: UntriagedEvidence): GatheredEvidence {
  return { ...evidence, secrets: triageSecrets(evidence.files) };
}

function triageSecrets(files: Gathered<readonly SourceFile[]>): Gathered<readonly TriagedSecret[]> {
  if (!files.ok) return files;
  return { ok: true, value: files.value.flatMap(secretsOf) };
}

function secretsOf({ path, kind, facts }: SourceFile): readonly TriagedSecret[] {
  return facts.secrets.map((candidate) => {
    const reason = reasons.find(({ applies }) => applies(candidate, kind)) ?? reasons[reasons.length - 1];
    return {
      path,
      candidate,
      classification: reason?.classification ?? 'to-review',
      reason: reason?.id ?? 'unclassified',
    };
  });
}
