import { expect, it } from 'vitest';
import endOfLifeRuntime from '../../../../src/checks/readiness/dependencies/end-of-life-runtime.ts';
import type { RuntimePin } from '../../../../src/model/ecosystem.ts';
import { shown } from '../../../support/code-facts.ts';
import { ciPin, pinOf } from '../../../support/environment.ts';

const run = (...runtimePins: readonly RuntimePin[]) => shown(endOfLifeRuntime.run({ runtimePins }));
const python = (version: string) => pinOf(version, { runtime: 'python', path: '.python-version' });

it.each(['22', 'v24.1.0', '24.x', '26', '20 || 22', '=22.0.0'])('Node.js %s is supported', (version) => {
  expect(run(pinOf(version))).toEqual([1]);
});

it.each(['20', '18.20.1', '23', '25.1', '16.x', '0.10'])('Node.js %s is not', (version) => {
  expect(run(pinOf(version))).toEqual([
    0,
    `.nvmrc:1 This chooses Node.js \`${version}\`, which had ended by November 2026.`,
  ]);
});

it.each<[string, RuntimePin, number]>([
  ['Python 3.10', python('3.10'), 0],
  ['Python 3.11', python('3.11'), 1],
  ['Ruby 3.2.1', pinOf('3.2.1', { runtime: 'ruby' }), 0],
  ['Ruby 3.4', pinOf('3.4', { runtime: 'ruby' }), 1],
])('%s', (_, pin, ratio) => {
  expect(run(pin)[0]).toBe(ratio);
});

it.each(['lts/*', 'node', '${{ matrix.node }}', '>=18', ''])('%s is no version', (version) => {
  expect(run(pinOf(version))).toEqual([
    'No place chooses a version of Node.js, Python or Ruby by its number.',
  ]);
});

it('CI may try old ones beside one that is supported, or that is not known', () => {
  expect(run(ciPin('18'), ciPin('24'))).toEqual([1]);
  expect(run(ciPin('18'), ciPin('${{ matrix.node }}'))).toEqual([1]);
  expect(run(ciPin('18'), ciPin('20'))).toEqual([
    0,
    '.github/workflows/ci.yml:9 This chooses Node.js `18`, which had ended by November 2026.',
  ]);
});

it('what is only declared is not chosen, and other runtimes are not known', () => {
  expect(run(pinOf('18', { role: 'declared' }), pinOf('8', { runtime: 'java' }))).toHaveLength(1);
});
