import type { CertificatePredicate } from '../model/certificate.ts';
import { type HistoryEntry, historyLength } from '../model/history.ts';
import type { Score } from '../model/score.ts';

/** What comes after a certificate carries of it and of those before it: newest first. Nothing after none. */
export function historyAfter(predicate: CertificatePredicate | null): readonly HistoryEntry[] {
  if (predicate === null) return [];
  return [entryOf(predicate), ...predicate.scorecard.history].slice(0, historyLength);
}

function entryOf({ certificateId, level, issuedAt, scorecard }: CertificatePredicate): HistoryEntry {
  const parts = [...scorecard.areas, ...scorecard.areas.flatMap(({ categories }) => categories)];
  const scores: Record<string, Score> = { total: scorecard.total };
  for (const { id, score } of parts) scores[id] = score;
  const load = scorecard.loadResults.map(({ scenario, throughput, errorRate, latency, peakMemory }) => ({
    scenario,
    throughput,
    errorRate,
    latency,
    peakMemory,
  }));
  return { certificateId, commit: scorecard.subject.commit ?? '', issuedAt, level, scores, load };
}
