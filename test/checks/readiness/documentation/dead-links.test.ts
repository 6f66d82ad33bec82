import { describe, expect, it } from 'vitest';
import deadLinks from '../../../../src/checks/readiness/documentation/dead-links.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { documentWith, factsWith, fileWith } from '../../../support/evidence.ts';

const documentAt = (path: string, targets: readonly string[], anchors: readonly string[] = []): SourceFile =>
  fileWith(path, {
    kind: 'document',
    facts: factsWith({
      document: documentWith({ anchors, links: targets.map((target, at) => ({ target, line: at + 1 })) }),
    }),
  });

const others = [
  fileWith('LICENSE', { kind: 'document' }),
  fileWith('src/a b.ts'),
  documentAt('docs/guide.md', [], ['install', 'ünï']),
];
const nothing = {
  kind: 'notApplicable',
  reason: 'No document links to a file or a heading of the repository.',
};

/** `null` where the link is fine, `undefined` where it is not judged. */
const problemOf = (target: string, from = 'README.md', more: readonly SourceFile[] = []) => {
  const outcome = deadLinks.run({
    files: [documentAt(from, [target], ['use', 'widget']), ...others, ...more],
  });
  if (outcome.kind !== 'judged') return undefined;
  return outcome.findings[0]?.message ?? null;
};

describe('a link', () => {
  it.each([
    'LICENSE',
    './LICENSE',
    '/LICENSE',
    'docs',
    'docs/',
    'docs/guide.md',
    'docs/guide.md#install',
    'docs/guide.md#Install',
    'docs/guide.md#%C3%BCn%C3%AF',
    'src/a%20b.ts#L10-L20',
    'LICENSE?raw=true',
    '#use',
    '#user-content-use',
    '#readme',
  ])('%s leads somewhere', (target) => {
    expect(problemOf(target)).toBeNull();
  });

  it.each([
    ['gone.md', '`gone.md` leads nowhere: there is no `gone.md`.'],
    ['/gone/', '`/gone/` leads nowhere: there is no `gone`.'],
    ['docs/gone.md#a', '`docs/gone.md#a` leads nowhere: there is no `docs/gone.md`.'],
    ['docs/guide.md#gone', '`docs/guide.md#gone` leads nowhere: `docs/guide.md` has no heading for `#gone`.'],
    ['#gone', '`#gone` leads nowhere: `README.md` has no heading for `#gone`.'],
  ])('%s leads nowhere', (target, message) => {
    expect(problemOf(target)).toBe(message);
  });

  it.each(['../../issues', '../releases', '{{ page }}', '<target>', '$URL', '50%'])(
    '%s is not judged',
    (target) => {
      expect(problemOf(target)).toBeUndefined();
    },
  );

  it('is relative to its document', () => {
    expect(problemOf('guide.md', 'docs/index.md')).toBeNull();
    expect(problemOf('../LICENSE', 'docs/index.md')).toBeNull();
    expect(problemOf('LICENSE', 'docs/index.md')).toBe(
      '`LICENSE` leads nowhere: there is no `docs/LICENSE`.',
    );
  });

  it.each([
    ['guide', null],
    ['guide.html', null],
    ['/anywhere', undefined],
    ['elsewhere', undefined],
    ['gone.md', '`gone.md` leads nowhere: there is no `docs/gone.md`.'],
  ])('%s of a site’s page', (target, problem) => {
    const site = fileWith('docs/.vitepress/config.ts');
    expect(problemOf(target, 'docs/index.md', [site])).toBe(problem === null ? undefined : problem);
  });
});

it.each<[string, SourceFile]>([
  ['a change log', documentAt('CHANGELOG.md', ['gone.md'])],
  ['a test’s document', { ...documentAt('README.md', ['gone.md']), kind: 'test' }],
  ['one that git does not have', { ...documentAt('README.md', ['gone.md']), isTracked: false }],
  ['one that can’t be read', fileWith('README.md', { kind: 'document' })],
])('%s is not judged', (_, file) => {
  expect(deadLinks.run({ files: [file] })).toEqual(nothing);
});

it('each link counts once', () => {
  expect(
    deadLinks.run({ files: [documentAt('README.md', ['LICENSE', 'a', 'b', 'docs']), ...others] }),
  ).toEqual({
    kind: 'judged',
    ratio: 0.5,
    findings: [
      { path: 'README.md', line: 2, message: '`a` leads nowhere: there is no `a`.', subject: 'a' },
      { path: 'README.md', line: 3, message: '`b` leads nowhere: there is no `b`.', subject: 'b' },
    ],
  });
});
