import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

/** What a container wrote: paths under `/app`, whatever the runner's folder is. File → line → hits. */
function lcov(files: Readonly<Record<string, Readonly<Record<number, number>>>>): string {
  return Object.entries(files)
    .map(([path, lines]) => {
      const rows = Object.entries(lines).map(([line, hits]) => `DA:${line},${hits}`);
      return ['TN:', `SF:/app/${path}`, ...rows, 'end_of_record', ''].join('\n');
    })
    .join('');
}

const rules = { 1: 1, 2: 5, 3: 5, 6: 1, 7: 5, 8: 5 };
const main = { 3: 1, 4: 0, 5: 0, 6: 0 };

it('lets a file move, forgives a deletion, and is not fooled by a report that is missing', async () => {
  scenario = await Scenario.of('monorepo-with-container-paths');
  for (const name of ['core', 'parser', 'cli']) {
    mkdirSync(join(scenario.checkout.directory, 'packages', name, 'coverage'));
  }
  const parse = { 1: 1, 2: 3 };
  const legacy = { 1: 1, 2: 1, 3: 1 };
  scenario.report('packages/core/coverage/lcov.info', lcov({ 'packages/core/src/rules.js': rules }));
  scenario.report(
    'packages/parser/coverage/lcov.info',
    lcov({ 'packages/parser/src/parse.js': parse, 'packages/parser/src/legacy.js': legacy }),
  );
  scenario.report('packages/cli/coverage/lcov.info', lcov({ 'packages/cli/src/main.js': main }));
  const pushed = await scenario.push();
  expect(pushed.exitCode, pushed.stdout).toBe(0);

  // a file is moved (the stand-in shows that as a removal and an addition), another one, well covered, is deleted; all three reports are there
  const text = scenario.text('packages/cli/src/main.js');
  scenario.commit('topic', {
    'packages/cli/src/main.js': null,
    'packages/cli/src/program.js': text,
    'packages/parser/src/legacy.js': null,
  });
  scenario.report('packages/parser/coverage/lcov.info', lcov({ 'packages/parser/src/parse.js': parse }));
  scenario.report('packages/cli/coverage/lcov.info', lcov({ 'packages/cli/src/program.js': main }));
  const pull = scenario.openPull('topic');
  const whole = await scenario.update(pull);
  expect(whole.exitCode, whole.stdout).toBe(0);
  const document = await scenario.document(whole);
  expect(document.coverageReports.map(({ folder }) => folder)).toEqual([
    'packages/cli',
    'packages/core',
    'packages/parser',
  ]);
  expect(document.rulings.find(({ rule }) => rule === 'drop')?.message).toContain('by deleting covered code');

  // the report of the worst package is left out: coverage rises, and the gate closes
  scenario.report('packages/cli/coverage/lcov.info', null);
  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  const lacking = await scenario.update(pull);
  expect(lacking.exitCode).toBe(1);
  const [comment = ''] = scenario.comments();
  expect(comment).toContain('`packages/cli/coverage/lcov.info` of the baseline is missing');
  expect(comment).toMatch(/\| Coverage +\| +100\.0 \|/);
});
