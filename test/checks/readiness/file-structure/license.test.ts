import { expect, it } from 'vitest';
import license from '../../../../src/checks/readiness/file-structure/license.ts';
import type { LicenseFile, Manifest } from '../../../../src/model/evidence.ts';
import { manifestWith } from '../../../support/evidence.ts';

const text = (spdx: string | null): LicenseFile => ({ path: 'LICENSE', spdx, characters: 1000 });
const declaring = (declared: string | null, isPrivate = false) =>
  manifestWith({ license: declared, isPrivate });

const good = { kind: 'judged', ratio: 1, findings: [] };
const missing = {
  kind: 'judged',
  ratio: 0,
  findings: [
    { message: 'There is no `LICENSE` file at the root. Add one with the whole text of the licence.' },
  ],
};
const needless = { kind: 'notApplicable', reason: 'The package is private and grants no licence.' };
const contradicted = (spdx: string, declared: string) => ({
  kind: 'judged',
  ratio: 0,
  findings: [
    {
      path: 'LICENSE',
      message: `The text is that of ${spdx}, and \`package.json\` says \`${declared}\`. Make them agree.`,
    },
  ],
});

const unreadable: Manifest = {
  kind: 'unreadable',
  path: 'package.json',
  directory: '',
  reason: 'It is not JSON.',
};

it.each<[string, LicenseFile | null, readonly Manifest[], object]>([
  ['neither text nor manifest', null, [], missing],
  ['a manifest that names one is not its text', null, [declaring('MIT')], missing],
  ['a private package that names none', null, [declaring(null, true)], needless],
  ['a private package that grants none', null, [declaring('UNLICENSED', true)], needless],
  ['a private package under a licence', null, [declaring('MIT', true)], missing],
  ['a public package that grants none', null, [declaring('UNLICENSED')], missing],
  ['a manifest that can’t be read', null, [unreadable], missing],
  ['a text and no manifest', text('MIT'), [], good],
  ['a text that nobody knows', text(null), [declaring('MIT')], good],
  [
    'a text of no licence',
    { path: 'LICENSE', spdx: null, characters: 3 },
    [declaring('MIT')],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          path: 'LICENSE',
          message: 'It has 3 characters, and no licence is that short. Put the whole text into it.',
          subject: 'text',
        },
      ],
    },
  ],
  ['both agree', text('MIT'), [declaring('MIT')], good],
  ['both agree, but for the case', text('Apache-2.0'), [declaring('apache-2.0')], good],
  ['the text says nothing of later versions', text('GPL-3.0'), [declaring('GPL-3.0-or-later')], good],
  ['nor of only this one', text('GPL-3.0'), [declaring('GPL-3.0-only')], good],
  ['nor in the old spelling', text('GPL-3.0'), [declaring('GPL-3.0+')], good],
  ['the manifest says no more than the family', text('BSD-3-Clause'), [declaring('BSD')], good],
  ['another family', text('MIT'), [declaring('BSD')], contradicted('MIT', 'BSD')],
  ['they differ', text('MIT'), [declaring('ISC')], contradicted('MIT', 'ISC')],
  [
    'they differ in version',
    text('GPL-2.0'),
    [declaring('GPL-3.0-only')],
    contradicted('GPL-2.0', 'GPL-3.0-only'),
  ],
  ['an expression names more than one text', text('MIT'), [declaring('(ISC OR Apache-2.0)')], good],
  ['a pointer to a file', text('MIT'), [declaring('SEE LICENSE IN LICENSE')], good],
  [
    'only the root’s manifest counts',
    text('MIT'),
    [declaring('MIT'), manifestWith({ directory: 'a', license: 'ISC' })],
    good,
  ],
])('%s', (_, file, manifests, outcome) => {
  expect(license.run({ license: file, manifests })).toEqual(outcome);
});
