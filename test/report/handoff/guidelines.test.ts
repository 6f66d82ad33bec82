import { expect, it, test } from 'vitest';
import { checks } from '../../../src/checks/index.ts';
import { checkPath } from '../../../src/model/check.ts';
import { guidelines, guidelinesFrom } from '../../../src/report/handoff/guidelines.ts';
import { findingWith } from '../../support/documents.ts';
import { storyDocuments } from '../../support/stories.ts';

const paths = checks.map(checkPath);

test('every check of security has a guideline, and every guideline a check', () => {
  const asked = paths.filter(
    (path) =>
      /^(?:quality\/security|readiness\/security-posture)\//.test(path) &&
      path !== 'quality/security/insecure-code',
  );
  expect(
    asked.filter((path) => guidelines[path] === undefined),
    'Add a line to handoff/guidelines.ts.',
  ).toEqual([]);
  expect(Object.keys(guidelines).filter((path) => !paths.includes(path))).toEqual([]);
});

it('follows from findings that were seen, and not from those that are none', () => {
  const id = 'quality/security/private-key';
  const none = findingWith({ classification: 'false-positive' });
  expect(guidelinesFrom({ id, findings: [] })).toEqual([]);
  expect(guidelinesFrom({ id, findings: [none] })).toEqual([]);
  expect(guidelinesFrom({ id, findings: [none, findingWith(), findingWith()] })).toMatchObject([
    { guideline: { cwe: 321 }, findings: 2 },
  ]);
  expect(guidelinesFrom({ id: 'quality/coverage/line-coverage', findings: [findingWith()] })).toEqual([]);
});

it('of insecure code is told by the rule that a finding names', () => {
  const id = 'quality/security/insecure-code';
  const findings = [
    findingWith({ message: 'SQL injection (`sql-injection`, CWE-89): `a` goes to `b`.' }),
    findingWith({ message: 'Something (`constructor`, CWE-1): x.' }),
  ];
  expect(guidelinesFrom({ id, findings })).toMatchObject([{ guideline: { cwe: 89 }, findings: 1 }]);
});

it('finds the rule of every finding of insecure code in the stories', () => {
  const all = storyDocuments()
    .flatMap(([, { areas }]) => areas)
    .flatMap(({ categories }) => categories.flatMap((category) => category.checks))
    .filter(({ id }) => id === 'quality/security/insecure-code');
  expect(all.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
  for (const check of all) {
    const told = guidelinesFrom(check).reduce((sum, { findings }) => sum + findings, 0);
    expect(told).toBe(
      check.findings.filter(({ classification }) => classification !== 'false-positive').length,
    );
  }
});
