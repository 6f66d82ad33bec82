import { expect, it } from 'vitest';
import check from '../../../../src/checks/readiness/file-structure/license.ts';
import type { LicenseFile } from '../../../../src/model/evidence.ts';
import { seen } from '../../../support/check-evidence.ts';
import { manifestWith, type ReadableManifest } from '../../../support/evidence.ts';

const mit: LicenseFile = { path: 'LICENSE', spdx: 'MIT', characters: 1000 };
const own: LicenseFile = { path: 'LICENSE.txt', spdx: null, characters: 400 };

it.each<
  [
    sentence: string,
    license: LicenseFile | null,
    manifests: readonly ReadableManifest[],
    found: ReturnType<typeof seen>,
  ]
>([
  [
    'passes when text and manifest agree',
    mit,
    [manifestWith({ license: 'MIT' })],
    { ratio: 1, messages: [] },
  ],
  ['passes when the manifest is silent', mit, [manifestWith({ license: null })], { ratio: 1, messages: [] }],
  ['passes without a manifest', mit, [], { ratio: 1, messages: [] }],
  [
    'takes a text it does not know',
    own,
    [manifestWith({ license: 'SEE LICENSE IN LICENSE.txt' })],
    { ratio: 1, messages: [] },
  ],
  [
    'does not hold an expression against one text',
    mit,
    [manifestWith({ license: '(MIT OR Apache-2.0)' })],
    { ratio: 1, messages: [] },
  ],
  [
    'knows -only and -or-later as one family',
    { ...mit, spdx: 'GPL-3.0' },
    [manifestWith({ license: 'GPL-3.0-or-later' })],
    { ratio: 1, messages: [] },
  ],
  [
    'fails when they name different licences',
    mit,
    [manifestWith({ license: 'Apache-2.0' })],
    {
      ratio: 0,
      messages: ['LICENSE: The text is that of MIT, and `package.json` says `Apache-2.0`. Make them agree.'],
    },
  ],
  [
    'fails without a file',
    null,
    [manifestWith({ license: 'MIT' })],
    {
      ratio: 0,
      messages: [
        '(all): There is no `LICENSE` file at the root. Add one with the whole text of the licence.',
      ],
    },
  ],
  [
    'asks a private package that grants one for its text',
    null,
    [manifestWith({ isPrivate: true, license: 'MIT' })],
    {
      ratio: 0,
      messages: [
        '(all): There is no `LICENSE` file at the root. Add one with the whole text of the licence.',
      ],
    },
  ],
  [
    'does not apply to a private package that grants none',
    null,
    [manifestWith({ isPrivate: true, license: null })],
    'notApplicable',
  ],
  [
    'does not apply to an unlicensed private package',
    null,
    [manifestWith({ isPrivate: true, license: 'UNLICENSED' })],
    'notApplicable',
  ],
])('%s', (_, license, manifests, found) => {
  expect(seen(check.run({ license, manifests }))).toEqual(found);
});
