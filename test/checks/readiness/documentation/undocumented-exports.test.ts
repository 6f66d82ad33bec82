import { expect, it } from 'vitest';
import undocumentedExports from '../../../../src/checks/readiness/documentation/undocumented-exports.ts';
import type { ModuleGraph, SourceFile } from '../../../../src/model/evidence.ts';
import { exportWith, graphOf, importOf, sourceWith } from '../../../support/code-facts.ts';

const library = { id: 'library', reason: 'The test says so.' } as const;
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const bare = (path: string, name: string) => ({
  path,
  line: 1,
  message: `\`${name}\` is exported to users of the package, and has no doc comment.`,
  subject: name,
});
const documented = exportWith('a', { isDocumented: true });
const nothing = {
  kind: 'notApplicable',
  reason: '`package.json` names no file of the sources that exports anything.',
};

it.each<[string, readonly SourceFile[], ModuleGraph | null, object]>([
  [
    'half of what the entry exports',
    [sourceWith('a.ts', { exports: [documented, exportWith('b')] })],
    graphOf({ 'a.ts': [] }, { used: ['a.ts'] }),
    judged(0.5, bare('a.ts', 'b')),
  ],
  [
    'what it passes on, by name',
    [sourceWith('a.ts'), sourceWith('b.ts', { exports: [exportWith('b'), exportWith('c')] })],
    graphOf(
      { 'a.ts': [importOf('b.ts', { kind: 're-export', names: ['c'] })], 'b.ts': [] },
      { used: ['a.ts'] },
    ),
    judged(0, bare('b.ts', 'c')),
  ],
  [
    'what it passes on as a whole',
    [sourceWith('a.ts'), sourceWith('b.ts', { exports: [documented, exportWith('c')] })],
    graphOf({ 'a.ts': [importOf('b.ts', { kind: 're-export' })], 'b.ts': [] }, { used: ['a.ts'] }),
    judged(0.5, bare('b.ts', 'c')),
  ],
  [
    'what it only imports is its own affair',
    [sourceWith('a.ts', { exports: [documented] }), sourceWith('b.ts', { exports: [exportWith('c')] })],
    graphOf({ 'a.ts': [importOf('b.ts')], 'b.ts': [] }, { used: ['a.ts'] }),
    judged(1),
  ],
  [
    'files that pass each other on',
    [sourceWith('a.ts', { exports: [documented] }), sourceWith('b.ts')],
    graphOf(
      {
        'a.ts': [importOf('b.ts', { kind: 're-export' })],
        'b.ts': [importOf('a.ts', { kind: 're-export' })],
      },
      { used: ['a.ts'] },
    ),
    judged(1),
  ],
  ['no entry', [sourceWith('a.ts', { exports: [exportWith('b')] })], graphOf({ 'a.ts': [] }), nothing],
  [
    'an entry that is built',
    [{ ...sourceWith('a.js', { exports: [exportWith('b')] }), kind: 'generated' }],
    graphOf({ 'a.js': [] }, { used: ['a.js'] }),
    nothing,
  ],
  [
    'no modules',
    [],
    null,
    { kind: 'notApplicable', reason: 'No file imports or exports anything that is parsed.' },
  ],
])('%s', (_, files, modules, outcome) => {
  expect(undocumentedExports.run({ files, modules, profile: library })).toEqual(outcome);
});

it('is not asked of a service', () => {
  const profile = { id: 'service', reason: '' } as const;
  expect(undocumentedExports.run({ files: [], modules: null, profile })).toEqual({
    kind: 'notApplicable',
    reason: 'Nobody imports from this project.',
  });
});
