import { expect, it } from 'vitest';
import { addedRanges, countedLines, isInside, renamesIn } from '../../src/model/change.ts';

it.each([
  ['nothing', '', []],
  ['one line in the middle', '@@ -2 +2 @@\n-b\n+B', [{ start: 2, end: 2 }]],
  ['lines with context around them', '@@ -1,3 +1,4 @@\n a\n+b\n+c\n d\n-e', [{ start: 2, end: 3 }]],
  [
    'two hunks',
    '@@ -1 +1 @@\n-a\n+A\n@@ -9,0 +10,2 @@\n+x\n+y',
    [
      { start: 1, end: 1 },
      { start: 10, end: 11 },
    ],
  ],
  ['a removal alone', '@@ -4,2 +3,0 @@\n-a\n-b', []],
  [
    'the head of a file’s section',
    'index 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b',
    [{ start: 1, end: 1 }],
  ],
  ['a line of plus signs', '@@ -0,0 +1 @@\n+++ not a head', [{ start: 1, end: 1 }]],
  [
    'a file without a last line break',
    '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file',
    [{ start: 1, end: 1 }],
  ],
])('reads the added lines of %s', (_, patch, ranges) => {
  expect(addedRanges(patch)).toEqual(ranges);
});

it.each([
  ['nothing', '', 0, 0],
  ['a rename', 'similarity index 100%\nrename from a\nrename to b', 0, 0],
  ['one line for another', '@@ -2 +2 @@\n-b\n+B', 1, 1],
  ['two hunks, and what looks like one', '@@ -1 +1,0 @@\n-@@ -9,9 +9,9 @@\n@@ -9,0 +10,2 @@ f\n+x\n+y', 2, 1],
])('counts the lines of %s', (_, patch, added, removed) => {
  expect(countedLines(patch)).toEqual({ added, removed });
});

it('knows which lines are inside', () => {
  const ranges = [
    { start: 2, end: 3 },
    { start: 7, end: 7 },
  ];
  expect([1, 2, 3, 4, 7, 8].filter((line) => isInside(line, ranges))).toEqual([2, 3, 7]);
});

it('tells renames, now to then', () => {
  expect([
    ...renamesIn([
      { path: 'b', formerPath: 'a', status: 'renamed', added: [], lines: null },
      { path: 'c', formerPath: null, status: 'added', added: null, lines: null },
    ]),
  ]).toEqual([['b', 'a']]);
});
