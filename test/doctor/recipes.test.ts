import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diagnose } from '../../src/doctor/index.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { filesIn, judgedFiles } from '../support/judged-files.ts';

const root = join(import.meta.dirname, '../..');

/** What the doctor says of workflow files, by trap. */
async function sprungBy(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { evidence } = await judgedFiles(files);
  const { workflows, actions } = evidence;
  const found = diagnose({ workflows, actions, settings: defaultSettings, retentionDays: null });
  return [...new Set(found.map(({ trap, severity }) => `${severity} ${trap}`))].sort();
}

it('finds in the recipes of the README what a reader has yet to fill in, and nothing that lets a change pass', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const recipes = [...readme.matchAll(/```yaml\n(name: ([\w-]+)[\s\S]*?)```/g)];
  expect(recipes).toHaveLength(2);
  const files = recipes.map(([, text = '', name = '']) => [`.github/workflows/${name}.yml`, text]);
  expect(await sprungBy(Object.fromEntries(files))).toEqual([
    'warning missing-permissions', // The one job of the recipe may not open an issue; README says what that costs.
    'warning unpinned-gate',
    'warning unsigned-certificates',
  ]);
});

it('finds in our own workflows that nobody has yet made a key', async () => {
  const workflows = Object.entries(filesIn(join(root, '.github/workflows')));
  const files = workflows.map(([name, text]) => [`.github/workflows/${name}`, text]);
  const action = readFileSync(join(root, 'action.yml'), 'utf8');
  expect(await sprungBy({ ...Object.fromEntries(files), 'action.yml': action })).toEqual([
    'warning unsigned-certificates',
  ]);
});
