import { afterEach, expect, it } from 'vitest';
import { Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

/** A report of `src/count.js`: line → hits. */
function lcov(lines: Readonly<Record<number, number>>): string {
  const rows = Object.entries(lines).map(([line, hits]) => `DA:${line},${hits}`);
  return ['TN:', 'SF:src/count.js', ...rows, 'end_of_record', ''].join('\n');
}

it('does not call it a drop when well-covered code is deleted', async () => {
  scenario = await Scenario.of('library-with-coverage');
  scenario.report('coverage/lcov.info', lcov({ 4: 1, 5: 1, 6: 1, 7: 1, 9: 1, 12: 1, 13: 0, 14: 0 }));
  await scenario.push();
  const text = scenario.text('src/count.js');
  scenario.commit('topic', { 'src/count.js': text.slice(text.indexOf('function heaviest')) });
  scenario.report('coverage/lcov.info', lcov({ 1: 1, 2: 0, 3: 0 }));
  const result = await scenario.update(scenario.openPull('topic'));
  expect(result.exitCode, result.stdout).toBe(0);
  const [comment = ''] = scenario.comments();
  expect(comment).toMatch(/\| Coverage +\| +33\.3 \| +-41\.6 \|/);
  const document = await scenario.document(result);
  const drop = document.rulings.find(({ rule }) => rule === 'drop');
  expect(drop).toMatchObject({
    status: 'pass',
    message: expect.stringContaining('by deleting covered code'),
  });
});

it('rules on the lines of the change, and annotates those that never ran', async () => {
  scenario = await Scenario.of('library-with-coverage');
  scenario.commit('main', {
    '.github/certgate.yml':
      'version: 1\ngate:\n  changed-lines: { coverage: 80, minimum-lines: 2 }\n  drop: {}\n',
  });
  await scenario.push();
  scenario.commit('topic', {
    'src/count.js': `${scenario.text('src/count.js')}exports.a = 1;\nexports.b = 2;\n`,
  });
  scenario.report('coverage/lcov.info', lcov({ 4: 1, 5: 1, 20: 1, 21: 0 }));
  const pull = scenario.openPull('topic');
  const result = await scenario.update(pull);
  expect(result.exitCode).toBe(1);
  expect(scenario.comments()[0]).toContain(
    '1 of 2 changed lines ran (50.0%), 30.0 points below the 80% asked.',
  );
  expect(result.annotations).toContainEqual(
    expect.objectContaining({ file: 'src/count.js', line: 21, message: 'This changed line never ran.' }),
  );
  scenario.report('coverage/lcov.info', lcov({ 4: 1, 5: 1, 20: 1, 21: 3 }));
  scenario.commit('topic', { 'notes.md': 'Tested.\n' });
  const tested = await scenario.update(pull);
  expect(tested.exitCode, tested.stdout).toBe(0);
});
