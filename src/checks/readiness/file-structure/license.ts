import { defineCheck } from '../../../model/check.ts';
import type { LicenseFile } from '../../../model/evidence.ts';
import { failed, notApplicable, passed } from '../../../model/outcome.ts';
import { rootManifest } from '../../manifests.ts';
import type { ReadableManifest } from '../../published.ts';

/** The shortest licences that are in use are longer. */
const leastText = 200;

export default defineCheck({
  id: 'license',
  category: 'readiness/file-structure',
  importance: 'medium',
  title: 'The licence is stated, and stated once',
  failureTitle: 'The licence is missing or contradicts itself',
  why: 'Without a licence nobody may use, copy or change the code. Where the text and the manifest name different ones, nobody knows which holds. A private package that grants none needs none.',
  fix: 'Add a `LICENSE` file with the whole text, and put its SPDX identifier into `package.json`.',
  needs: ['license', 'manifests'],

  run({ license, manifests }) {
    const root = rootManifest(manifests);
    const declared = root?.license ?? null;
    if (license === null) {
      if (root !== null && grantsNothing(root))
        return notApplicable('The package is private and grants no licence.');
      return failed({
        message: 'There is no `LICENSE` file at the root. Add one with the whole text of the licence.',
      });
    }
    if (license.spdx === null && license.characters < leastText) {
      return failed({
        path: license.path,
        message: `It has ${license.characters} characters, and no licence is that short. Put the whole text into it.`,
        subject: 'text',
      });
    }
    if (declared !== null && contradicts(license, declared)) {
      return failed({
        path: license.path,
        message: `The text is that of ${license.spdx ?? 'another licence'}, and \`package.json\` says \`${declared}\`. Make them agree.`,
      });
    }
    return passed();
  },
});

function grantsNothing({ isPrivate, license }: ReadableManifest): boolean {
  return isPrivate && (license === null || license === 'UNLICENSED');
}

/** Only plain identifiers are held against the text: an expression may well name more than one file's licence. */
function contradicts({ spdx }: LicenseFile, declared: string): boolean {
  if (spdx === null || !/^[\w.-]+$/.test(declared)) return false;
  const family = (id: string) => id.toLowerCase().replace(/-(?:or-later|only)$|\+$/, '');
  // `BSD` says no version of it, and holds against none.
  return family(spdx) !== family(declared) && !family(spdx).startsWith(`${family(declared)}-`);
}
