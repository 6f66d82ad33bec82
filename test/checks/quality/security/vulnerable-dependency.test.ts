import { describe, expect, it } from 'vitest';
import vulnerableDependency from '../../../../src/checks/quality/security/vulnerable-dependency.ts';
import type { TriagedAdvisory } from '../../../../src/model/evidence.ts';
import { advisoryWith } from '../../../support/reported.ts';

const triaged = (overrides: Partial<TriagedAdvisory> = {}): TriagedAdvisory => ({
  advisory: advisoryWith(),
  versions: ['0.2.1'],
  importedBy: { path: 'src/a.ts', line: 4, name: 'minimist' },
  classification: 'real',
  reason: 'imported-package',
  ...overrides,
});

describe('vulnerable packages', () => {
  it.each<[string, readonly TriagedAdvisory[], number]>([
    ['none', [], 1],
    ['a critical one', [triaged()], 0.25],
    ['a medium one', [triaged({ advisory: advisoryWith({ severity: 'medium' }) })], 0.8],
    ['one to be reviewed', [triaged({ classification: 'to-review' })], 0.99],
    ['one that is not installed', [triaged({ classification: 'false-positive' })], 1],
  ])('%s', (_, advisories, ratio) => {
    const outcome = vulnerableDependency.run({ advisories });
    expect(outcome.kind === 'judged' && outcome.ratio).toBeCloseTo(ratio, 12);
  });

  it.each<[Partial<TriagedAdvisory>, string]>([
    [
      {},
      '`minimist` 0.2.1: Prototype Pollution in minimist (GHSA-xvch-5gv4-984h). Look for a version in which it is mended.',
    ],
    [
      {
        advisory: advisoryWith({ fix: { package: 'minimist', version: '1.2.8' } }),
        importedBy: { path: 'src/a.ts', line: 4, name: 'mkdirp' },
      },
      '`minimist` 0.2.1: Prototype Pollution in minimist (GHSA-xvch-5gv4-984h). `mkdirp`, which is imported here, brings it. It is mended in 1.2.8.',
    ],
    [
      { versions: [], importedBy: null },
      '`minimist`: Prototype Pollution in minimist (GHSA-xvch-5gv4-984h). Look for a version in which it is mended.',
    ],
  ])('tell %j', (overrides, message) => {
    expect(vulnerableDependency.run({ advisories: [triaged(overrides)] })).toMatchObject({
      findings: [{ message }],
    });
  });

  it('tell what to update where something else brings it', () => {
    const advisory = advisoryWith({ fix: { package: 'mkdirp', version: '0.5.6' } });
    expect(vulnerableDependency.run({ advisories: [triaged({ advisory })] })).toMatchObject({
      findings: [{ message: expect.stringMatching(/ `mkdirp` 0\.5\.6 is without it\.$/) }],
    });
  });

  it('are the same finding wherever they are imported', () => {
    expect(vulnerableDependency.run({ advisories: [triaged()] })).toMatchObject({
      findings: [{ path: 'src/a.ts', line: 4, subject: 'GHSA-xvch-5gv4-984h minimist' }],
    });
  });

  it('are not asked for where no report is named', () => {
    expect(vulnerableDependency.run({ advisories: null }).kind).toBe('notApplicable');
  });
});
