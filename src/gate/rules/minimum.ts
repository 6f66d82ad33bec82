import type { GateRule } from '../../model/gate.ts';
import { displayed, exact } from '../../model/score.ts';
import { type Scorecard, scoresAt } from '../../model/scorecard.ts';
import type { Ruling } from '../../model/verdict.ts';
import { gainsAt } from '../gains.ts';

/** No score may be below its floor. What could not be judged, or does not apply, passes no floor. */
const minimum: GateRule = {
  id: 'minimum',
  judge: ({ scorecard, gate }) =>
    Object.entries(gate.minimum).map(([target, floor]) => rule(scorecard, target, floor)),
  demands: ({ scorecard, gate }) =>
    Object.entries(gate.minimum).flatMap(([target, floor]) => {
      const score = scoresAt(scorecard, target)?.waivedScore ?? null;
      if (score === null || score >= floor) return [];
      return [{ deficit: floor - score, gains: gainsAt(scorecard, target), isDivisible: true }];
    }),
};

export default minimum;

function rule(scorecard: Scorecard, target: string, floor: number): Ruling {
  const score = scoresAt(scorecard, target)?.waivedScore ?? null;
  const asked = `at least ${floor}`;
  const common = { rule: 'minimum', target, asked } as const;
  if (score === null) {
    const message = `\`${target}\` could not be judged, and ${floor} is asked: what is not judged passes no floor.`;
    return { ...common, found: 'not judged', status: 'fail', message };
  }
  const found = displayed(score);
  if (score >= floor) {
    return {
      ...common,
      found,
      status: 'pass',
      message: `\`${target}\` is ${found}; at least ${floor} is asked.`,
    };
  }
  const short = Math.ceil(exact(floor - score) * 10) / 10;
  const message = `\`${target}\` is ${found}, below ${floor}: ${short.toFixed(1)} points short.`;
  return { ...common, found, status: 'fail', message };
}
