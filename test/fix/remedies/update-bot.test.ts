import { expect, it } from 'vitest';
import { parse } from 'yaml';
import updateBotRemedy from '../../../src/fix/remedies/update-bot.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { asking } from '../../support/dependencies.ts';
import { containerWith, jobWith, manifestWith, stepWith, workflowWith } from '../../support/evidence.ts';

const make = (evidence: Partial<Evidence>) =>
  updateBotRemedy.make(
    { manifests: [], foreignManifests: [], workflows: [], containers: [], updateBot: null, ...evidence },
    { texts: new Map(), authors: null },
  );
const dependencies = [asking('ms')];
const workflows = [workflowWith({ jobs: [jobWith({ steps: [stepWith({ uses: 'actions/checkout@v6' })] })] })];
const bot = { path: '.github/dependabot.yml', tool: 'dependabot', problem: null } as const;

it('covers every ecosystem, in every folder', () => {
  const made = make({
    manifests: [manifestWith({ dependencies }), manifestWith({ directory: 'packages/a', dependencies })],
    workflows,
    containers: [containerWith()],
  });
  if (made.kind !== 'file') throw new Error('There is no file.');
  expect(made.path).toBe('.github/dependabot.yml');
  const common = {
    schedule: { interval: 'weekly' },
    groups: { 'minor-and-patch': { 'update-types': ['minor', 'patch'] } },
  };
  expect(parse(made.text)).toEqual({
    version: 2,
    updates: [
      { 'package-ecosystem': 'npm', directories: ['/', '/packages/a'], ...common },
      { 'package-ecosystem': 'docker', directories: ['/'], ...common },
      { 'package-ecosystem': 'github-actions', directories: ['/'], ...common },
    ],
  });
});

it('adds what is missing', () => {
  const made = make({
    manifests: [manifestWith({ dependencies })],
    workflows,
    updateBot: { ...bot, updates: [{ ecosystem: 'npm', directories: ['/'] }] },
  });
  if (made.kind !== 'file') throw new Error('There is no file.');
  const { updates } = parse(made.text);
  expect(updates.map((update: Readonly<Record<string, unknown>>) => update['package-ecosystem'])).toEqual([
    'npm',
    'github-actions',
  ]);
});

it.each<[string, Partial<Evidence>, string]>([
  ['Renovate', { updateBot: { ...bot, tool: 'renovate', updates: 'all' } }, 'Renovate looks at everything.'],
  [
    'Renovate for some',
    { updateBot: { ...bot, tool: 'renovate', updates: [] } },
    'Renovate is there: add what is missing to its `enabledManagers`.',
  ],
  ['nothing to update', {}, 'Dependabot covers every ecosystem here.'],
])('has nothing to write for %s', (_, evidence, reason) => {
  expect(make(evidence)).toEqual({ kind: 'nothing', reason });
});
