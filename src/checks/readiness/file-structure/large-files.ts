import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { isTestPlace } from '../../../model/test-place.ts';
import { dwindling } from '../../dwindling.ts';

const mebibyte = 1024 * 1024;
const largestText = mebibyte;
const largestBinary = 5 * mebibyte;
/** Smaller ones hold nothing to speak of. */
const leastProgram = 10 * 1024;

const programs =
  /\.(?:exe|dll|so|dylib|jar|war|ear|zip|7z|rar|tar|tgz|gz|bz2|xz|class|o|a|lib|obj|deb|rpm|msi|dmg|pkg|apk|ipa|node|pyd|whl|nupkg|crx|phar)$/i;
/** Theirs is to be large, or they are needed to build. */
const excepted =
  /(?:^|\/)(?:gradle-wrapper\.jar|maven-wrapper\.jar|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|composer\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Gemfile\.lock|go\.sum)$|(?:^|\/)\.yarn\/releases\//;

export default defineCheck({
  id: 'large-files',
  category: 'readiness/file-structure',
  importance: 'medium',
  title: 'Git holds no programs, archives or files too large to review',
  failureTitle: 'Git holds programs, archives or files too large to review',
  why: 'A program in git can’t be reviewed, and nobody knows what it was built from (OpenSSF Scorecard, Binary-Artifacts); a large file stays in every clone for ever. Programs and archives above 10 KiB, texts above 1 MiB and other files above 5 MiB count, those of tests, lockfiles and what builds need apart. Ratio 1 / (1 + n / 2).',
  fix: 'Fetch or build it when it is needed, publish it with a release, or keep it in Git LFS.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const tracked = files.filter(({ isTracked }) => isTracked);
    if (tracked.length === 0) return notApplicable('Nothing is tracked by git yet.');
    return dwindling(
      tracked
        .filter(({ path }) => !isTestPlace(path) && !excepted.test(path))
        .filter(({ path }) => profile.id !== 'action' || !path.startsWith('dist/'))
        .flatMap(complaint),
    );
  },
});

function complaint({ path, kind, facts: { bytes, isBinary } }: SourceFile): readonly Finding[] {
  const tell = (what: string) => [{ path, message: what, subject: path, share: 0.5 }];
  if (programs.test(path) && bytes > leastProgram) {
    return tell(`It is a program or an archive of ${sizeOf(bytes)}, which nobody can review.`);
  }
  const isLarge = bytes > (isBinary || kind === 'binary' ? largestBinary : largestText);
  return isLarge && kind !== 'vendored'
    ? tell(`It is ${sizeOf(bytes)} large, and stays in every clone.`)
    : [];
}

function sizeOf(bytes: number): string {
  return bytes >= mebibyte ? `${(bytes / mebibyte).toFixed(1)} MiB` : `${Math.round(bytes / 1024)} KiB`;
}
