import { expect, it } from 'vitest';
import type { DocumentFinding } from '../../src/model/document.ts';
import { listedFindings, placeOf } from '../../src/report/listed-findings.ts';
import { categoryWith, checkWith, documentWith, findingWith } from '../support/documents.ts';
import { comparedWith } from '../support/scorecards.ts';

const print = (digit: string) => digit.repeat(32);

const listed = (findings: readonly DocumentFinding[], introduced: readonly string[] = []) => {
  const [area] = documentWith().areas;
  const categories = [categoryWith('quality/security', { checks: [checkWith({ findings })] })];
  const areas = area === undefined ? [] : [{ ...area, categories }];
  return listedFindings(documentWith({ areas, comparison: comparedWith({ introduced }) }));
};

it('new ones first, then the worst, then the dearest, then by place', () => {
  const findings = [
    findingWith({ fingerprint: print('1'), severity: 'low', lost: 9 }),
    findingWith({ fingerprint: print('2'), severity: 'high', lost: 1, path: 'b.ts' }),
    findingWith({ fingerprint: print('3'), severity: 'high', lost: 1, path: 'a.ts' }),
    findingWith({ fingerprint: print('4'), severity: 'high', lost: 2, path: 'z.ts' }),
    findingWith({ fingerprint: print('5'), severity: 'low', lost: 0 }),
    findingWith({ fingerprint: print('6'), severity: 'critical', lost: 0 }),
  ];
  const order = listed(findings, [print('5')]);
  expect(order.map(({ fingerprint }) => fingerprint.charAt(0)).join('')).toBe('564321');
  expect(order.map(({ isNew }) => isNew)).toEqual([true, false, false, false, false, false]);
});

it('without the false positives, with those to be reviewed', () => {
  const kinds = (['real', 'false-positive', 'to-review'] as const).map((classification) =>
    findingWith({ classification }),
  );
  expect(listed(kinds).map(({ classification }) => classification)).toEqual(['real', 'to-review']);
});

it.each([
  ['a line', { path: 'a.ts', line: 3 }, 'a.ts:3'],
  ['a file', { path: 'a.ts', line: null }, 'a.ts'],
  ['all of it', { path: null, line: null }, 'the repository'],
])('the place: %s', (_, overrides, place) => {
  expect(listed([findingWith(overrides)]).map(placeOf)).toEqual([place]);
});

it('says once what several checks say of one place in the same words, with the points of all', () => {
  const [area] = documentWith().areas;
  const said = { message: 'It could not be analysed.', path: 'a.ts', line: null };
  const checks = ['quality/code-quality/one', 'quality/code-quality/two', 'quality/code-quality/three'].map(
    (id, index) =>
      checkWith({
        id,
        findings: [
          findingWith({ ...said, fingerprint: print(String(index)), lost: 0.5 }),
          // The same words of another place, and of another severity, are another thing.
          ...(index === 0 ? [findingWith({ ...said, path: 'b.ts', fingerprint: print('8'), lost: 1 })] : []),
          ...(index === 0
            ? [findingWith({ ...said, severity: 'critical', fingerprint: print('9'), lost: 2 })]
            : []),
        ],
      }),
  );
  const areas =
    area === undefined ? [] : [{ ...area, categories: [categoryWith('quality/security', { checks })] }];
  const found = listedFindings(documentWith({ areas }));
  expect(found.map(({ path, lost, check }) => [path, lost, check.split('/').at(-1)])).toEqual([
    ['a.ts', 2, 'one'],
    ['a.ts', 1.5, 'one'],
    ['b.ts', 1, 'one'],
  ]);
});
