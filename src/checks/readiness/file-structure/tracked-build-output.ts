import { defineCheck } from '../../../model/check.ts';
import type { DetectedProfile, SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { isTestPlace } from '../../../model/test-place.ts';

/** Installed, not written. `vendor` and `third_party` are copied in with a purpose. */
const installed =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor\/bundle|\.venv|venv\/lib|site-packages)\//;
const built =
  /(?:^|\/)(?:\.next|\.nuxt|\.output|\.svelte-kit|\.turbo|\.parcel-cache|\.nyc_output|\.angular|__pycache__|\.pytest_cache|\.mypy_cache|\.gradle|\.vite|lcov-report)\/|(?:^|\/)coverage\/(?=.*\.(?:html|css|js|png)$)|\.(?:pyc|pyo|class|tsbuildinfo)$|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|(?:npm|yarn|pnpm|lerna)-(?:debug|error)\.log)$/;
const compiled = /(?:^|\/)(?:dist|build|built|out)\//;

export default defineCheck({
  id: 'tracked-build-output',
  category: 'readiness/file-structure',
  importance: 'medium',
  title: 'Nothing that a build writes or a package manager installs is in git',
  failureTitle: 'What a build writes, or a package manager installs, is in git',
  why: 'What is built or installed anew every time is reviewed by nobody, goes out of step with its source, and makes every change larger than it is. The ratio is the share of the tracked files that are written by hand. `dist/` of an action is what its users run, and belongs in git.',
  fix: 'Take the folder out of git (`git rm -r --cached`), and name it in `.gitignore`.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const tracked = files.filter(({ isTracked, path }) => isTracked && !isTestPlace(path));
    if (tracked.length === 0) return notApplicable('Nothing is tracked by git yet.');
    const groups = new Map<string, number>();
    for (const file of tracked) {
      const root = outputRoot(file, profile);
      if (root !== null) groups.set(root, (groups.get(root) ?? 0) + 1);
    }
    const output = [...groups.values()].reduce((sum, count) => sum + count, 0);
    return measured((tracked.length - output) / tracked.length, [...groups].map(findingOf));
  },
});

function findingOf([path, count]: readonly [path: string, count: number]): Finding {
  const what = count === 1 ? 'A file in git that is' : `${count} files in git that are`;
  return { path, message: `${what} built or installed anew each time.`, subject: path, share: count };
}

/** The folder that nobody writes by hand, or the file itself; `null` where it is written. */
function outputRoot({ path, kind }: SourceFile, { id }: DetectedProfile): string | null {
  const [inside] = installed.exec(path) ?? built.exec(path) ?? [];
  if (inside !== undefined) return upTo(path, inside);
  const [folder] = compiled.exec(path) ?? [];
  if (folder === undefined || kind !== 'generated') return null;
  // `build` and `out` are names of folders for scripts, too: what only a build writes tells.
  const isSure = !/(?:build|out)\/$/.test(folder) || /\.(?:map|d\.[cm]?ts)$/.test(path);
  if (!isSure) return null;
  return id === 'action' && path.startsWith('dist/') ? null : upTo(path, folder);
}

function upTo(path: string, part: string): string {
  const end = path.indexOf(part) + part.length;
  return path.slice(0, end).replace(/\/$/, '');
}
