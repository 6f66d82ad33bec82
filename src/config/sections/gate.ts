import { z } from 'zod';
import { areaIds } from '../../model/area.ts';
import { type ApprovalSettings, defaultSettings, type GateSettings } from '../../model/settings.ts';
import { severities } from '../../model/severity.ts';
import { alternatives } from '../problem.ts';
import { bare, isGlob, score } from '../values.ts';

const { gate } = defaultSettings;
const levels = ['certified', 'conditional', 'not-certified'] as const;
const unknownFilePolicies = ['warn', 'fail', 'ignore'] as const;
const baselinePolicies = ['bootstrap', 'warn', 'block'] as const;

export const allowedTarget = '`total`, an area, a category or a check';

export function gateSection(targets: ReadonlySet<string>) {
  const byTarget = scoresByTarget(targets);
  return z
    .strictObject(
      {
        level: z
          .enum(levels, alternatives(levels))
          .default(gate.level)
          .describe(`The least level that may merge. Default: \`${gate.level}\`.`),
        minimum: byTarget
          .default(gate.minimum)
          .describe(
            'Floors, 0 to 100 points, by target: `total`, an area, a category, a check. Default: none.',
          ),
        drop: byTarget
          .default(gate.drop)
          .describe(
            'Largest fall against the baseline, 0 to 100 points, by target. Default: 1 for `total`; what is given replaces it.',
          ),
        'new-findings': newFindings,
        'changed-lines': changedLines,
        'on-missing-baseline': z
          .enum(baselinePolicies, alternatives(baselinePolicies))
          .default(gate.onMissingBaseline)
          .describe(
            `When there is nothing to compare with: \`bootstrap\` judges by the floors alone, \`warn\` says so, \`block\` closes the gate. Default: \`${gate.onMissingBaseline}\`.`,
          ),
        approval,
      },
      'a mapping',
    )
    .transform(
      ({
        'new-findings': newFindings,
        'changed-lines': changedLines,
        'on-missing-baseline': onMissingBaseline,
        ...same
      }) => ({ ...same, newFindings, changedLines, onMissingBaseline }) satisfies GateSettings,
    )
    .prefault({})
    .describe('What may merge.');
}

/** 0 to 100 points, by target. */
export function scoresByTarget(targets: ReadonlySet<string>) {
  return z.record(target(targets), score(), 'a mapping of targets to numbers').transform(bare);
}

function target(targets: ReadonlySet<string>) {
  return z
    .string(allowedTarget)
    .regex(new RegExp(`^(total|(${areaIds.join('|')})(/[a-z0-9-]+){0,2})$`), allowedTarget)
    .refine((name) => targets.has(name), allowedTarget);
}

const allowedCount = 'a whole number, 0 or more';

const changedLines = z
  .strictObject(
    {
      coverage: score().describe('Least part of the coverable changed lines that ran, in per cent.'),
      'minimum-lines': z
        .int(allowedCount)
        .min(0, allowedCount)
        .default(5)
        .describe('Changes with fewer coverable lines are not asked. Default: 5.'),
      'unknown-files': z
        .enum(unknownFilePolicies, alternatives(unknownFilePolicies))
        .default('warn')
        .describe(
          'What to make of changed source files of whose changed lines nothing is known. Default: `warn`.',
        ),
    },
    'a mapping',
  )
  .transform(({ coverage, 'minimum-lines': minimumLines, 'unknown-files': unknownFiles }) => ({
    coverage,
    minimumLines,
    unknownFiles,
  }))
  .nullable()
  .default(null)
  .describe('What is asked of the lines that a change adds. Default: nothing.');

const allowedLabel = 'the name of a label, 1 to 50 characters';
const allowedGlob = 'a path in the repository, with `*`, `**` and `{a,b}`';

const approval = z
  .strictObject(
    {
      label: z
        .string(allowedLabel)
        .min(1, allowedLabel)
        .max(50, allowedLabel)
        .nullable()
        .default(gate.approval.label)
        .describe(
          'A label that approves, when somebody with write access put it on after the newest run for the head began. Default: none does.',
        ),
      reviews: z
        .boolean('`true` or `false`')
        .default(gate.approval.reviews)
        .describe(
          'Whether a review approves: of the head as it is, by somebody with write access. Default: true.',
        ),
      paths: z
        .array(
          z
            .string(allowedGlob)
            .refine(isGlob, allowedGlob)
            .describe('Glob of paths in the repository: `*`, `**`, `{a,b}`.'),
          `a list of globs, each ${allowedGlob}`,
        )
        .max(50, 'a list of at most 50 globs')
        .default([...gate.approval.paths])
        .describe(
          'What else measures or judges, beside `.github/workflows`, `.github/actions`, files `action.yml` and the configuration. Default: nothing.',
        ),
    },
    'a mapping',
  )
  .transform((section) => section satisfies ApprovalSettings)
  .prefault({})
  .describe(
    'Who has to approve a pull request that changes what measures or judges it: until then its level is at most CONDITIONAL.',
  );

const newFindings = z
  .partialRecord(
    z.enum(severities),
    z.int(allowedCount).min(0, allowedCount).describe('How many, 0 or more.'),
    'a mapping of severities to numbers',
  )
  .transform(bare)
  .default(gate.newFindings)
  .describe(
    'How many findings may come in, by severity; one not named is not limited. Default: no critical and no high ones; what is given replaces it.',
  );
