import { describe, expect, it } from 'vitest';
import addedDependency from '../../../../src/checks/quality/security/added-dependency.ts';
import type { AddedDependencies } from '../../../../src/model/evidence.ts';
import { addedWith } from '../../../support/reported.ts';

type Added = AddedDependencies[number];

const added = (overrides: Partial<Added> = {}): Added => ({
  ...addedWith(),
  licensing: 'allowed',
  ...overrides,
});

const vulnerabilities = [
  {
    id: 'GHSA-xvch-5gv4-984h',
    title: 'Prototype Pollution in minimist',
    url: null,
    severity: 'critical' as const,
  },
];

describe('added dependencies', () => {
  it.each<[string, readonly Added[], number, readonly string[]]>([
    ['none', [], 1, []],
    ['one that is well', [added()], 1, []],
    ['a vulnerable one', [added({ vulnerabilities })], 0.25, ['critical real']],
    [
      'a vulnerable one for development',
      [added({ vulnerabilities, isDevelopment: true })],
      0.99,
      ['low to-review'],
    ],
    [
      'one whose licence is denied',
      [added({ license: 'AGPL-3.0-only', licensing: 'denied' })],
      0.8,
      ['medium real'],
    ],
    [
      'one whose licence is not known',
      [added({ license: null, licensing: 'unknown' })],
      0.99,
      ['low to-review'],
    ],
    ['both', [added({ vulnerabilities, licensing: 'denied' })], 0.2, ['critical real', 'medium real']],
  ])('%s', (_, addedDependencies, ratio, found) => {
    const outcome = addedDependency.run({ addedDependencies });
    if (outcome.kind !== 'judged') throw new Error(outcome.kind);
    expect(outcome.ratio).toBeCloseTo(ratio, 12);
    expect(outcome.findings.map(({ severity, classification }) => `${severity} ${classification}`)).toEqual(
      found,
    );
    for (const { path } of outcome.findings) expect(path).toBe('package-lock.json');
  });

  it('tell what is wrong', () => {
    const all = [
      added({ vulnerabilities, license: 'AGPL-3.0-only', licensing: 'denied' }),
      added({ license: 'x`y', licensing: 'unknown' }),
    ];
    const outcome = addedDependency.run({ addedDependencies: all });
    expect(outcome.kind === 'judged' && outcome.findings.map(({ message }) => message)).toEqual([
      '`minimist` 0.0.8 (npm), which this work adds: Prototype Pollution in minimist (GHSA-xvch-5gv4-984h). Take a version in which it is mended.',
      '`minimist` 0.0.8 (npm), which this work adds, has the licence `AGPL-3.0-only`, which the configuration denies. Take another package.',
      "`minimist` 0.0.8 (npm), which this work adds, has a licence that is no SPDX expression (`x'y`). Look whether it may be used.",
    ]);
  });

  it('weigh nothing, and are not asked for where nobody reviews them', () => {
    expect(addedDependency.weighs).toBe(false);
    expect(addedDependency.run({ addedDependencies: null }).kind).toBe('notApplicable');
  });
});
