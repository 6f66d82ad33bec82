import { expect, it } from 'vitest';
import updateBot from '../../../../src/checks/readiness/dependencies/update-bot.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import { shown } from '../../../support/code-facts.ts';
import { asking, botFor, foreignDependency, foreignWith } from '../../../support/dependencies.ts';
import { containerWith, jobWith, manifestWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const run = (evidence: Partial<Evidence>) =>
  shown(
    updateBot.run({
      ...{ manifests: [], foreignManifests: [], workflows: [], containers: [], updateBot: null },
      ...evidence,
    }),
  );
const using = (uses: string) => workflowWith({ jobs: [jobWith({ steps: [stepWith({ uses })] })] });
const manifests = [manifestWith({ dependencies: [asking('ms')] })];
const everything = {
  manifests,
  foreignManifests: [foreignWith({ dependencies: [foreignDependency()] })],
  workflows: [using('actions/checkout@v6')],
  containers: [containerWith()],
};

it.each<[string, Partial<Evidence>, readonly (string | number)[]]>([
  ['nothing to update', {}, ['Nothing here has dependencies that a bot could update.']],
  [
    'nothing that asks for anything',
    { manifests: [manifestWith()], workflows: [using('./own')], foreignManifests: [foreignWith()] },
    ['Nothing here has dependencies that a bot could update.'],
  ],
  ['no bot', { manifests }, [0, ': No Dependabot and no Renovate is set up, for `npm`.']],
  ['all of it', { ...everything, updateBot: botFor('npm', 'uv', 'github-actions', 'docker') }, [1]],
  [
    'half of it',
    { ...everything, updateBot: botFor('npm', 'pip') },
    [
      0.5,
      '.github/dependabot.yml: `docker` is used here, and is not in its list.',
      '.github/dependabot.yml: `github-actions` is used here, and is not in its list.',
    ],
  ],
  ['Renovate', { ...everything, updateBot: { ...botFor(), tool: 'renovate', updates: 'all' } }, [1]],
  [
    'one that can’t be read',
    { manifests, updateBot: { ...botFor('npm'), problem: 'It is no YAML.' } },
    [0, ".github/dependabot.yml: It can't be read as a configuration: It is no YAML."],
  ],
  [
    'a workflow that calls another',
    { workflows: [workflowWith({ jobs: [jobWith({ uses: 'a/b/.github/workflows/c.yml@v1' })] })] },
    [0, ': No Dependabot and no Renovate is set up, for `github-actions`.'],
  ],
])('%s', (_, evidence, expected) => {
  expect(run(evidence)).toEqual(expected);
});
