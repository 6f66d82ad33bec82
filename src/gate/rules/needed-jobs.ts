import type { GateRule } from '../../model/gate.ts';

/**
 * Every job that this one needs succeeded. A job that was skipped or cancelled has told nothing, and GitHub itself counts
 * a skipped one as passed: https://docs.github.com/actions/how-tos/manage-workflow-runs/skip-workflow-runs
 */
const neededJobs: GateRule = {
  id: 'needed-jobs',
  judge: ({ jobs }) =>
    jobs.map(({ name, result }) => {
      const isGood = result === 'success';
      return {
        rule: 'needed-jobs',
        target: name,
        asked: 'success',
        found: result,
        status: isGood ? 'pass' : 'fail',
        message: isGood
          ? `\`${name}\` succeeded.`
          : `\`${name}\` ended with \`${result}\`: what it was to show is not shown. Run it again.`,
      };
    }),
};

export default neededJobs;
