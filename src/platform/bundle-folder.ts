import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CertgateError } from '../model/problem.ts';

/** Names of the bundles in a folder that a person named, sorted. Throws `CertgateError('usage')` when it can't be read. */
export async function bundlesIn(workingDirectory: string, folder: string): Promise<readonly string[]> {
  const names = await readdir(resolve(workingDirectory, folder)).catch((error: unknown) => {
    throw new CertgateError(
      'usage',
      `\`${folder}\` can’t be read as a folder.`,
      'Name a folder of certificates.',
      error,
    );
  });
  const bundles = names.filter((name) => name.endsWith('.sigstore.json')).sort();
  if (bundles.length > 0) return bundles;
  throw new CertgateError(
    'usage',
    `\`${folder}\` holds no certificates.`,
    'Name a folder with files that end in `.sigstore.json`.',
  );
}
