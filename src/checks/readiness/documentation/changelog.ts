import { defineCheck } from '../../../model/check.ts';
import type { DetectedProfile, Manifest, SourceFile } from '../../../model/evidence.ts';
import { failed, measured, notApplicable, passed } from '../../../model/outcome.ts';
import type { Workflow } from '../../../model/workflow.ts';

const changelogName =
  /^(?:docs\/)?(?:change-?log|changes|history|releases?|release[-_]notes|news)(?:\.(?:md|markdown|txt|rst))?$/i;

/** A file for each release, in whatever form the project's site takes it. */
const notesFolder = /^(?:.*\/)?(?:release[-_]?notes|changelogs?)(?=\/)/i;

/** Tools that write the notes of each release by themselves. */
const noteWriters =
  /semantic-release|release-please|changesets?\/|changeset (?:publish|version)|release-drafter|auto-changelog|git-cliff|goreleaser|generate-notes|generate_release_notes|release-it/i;

export default defineCheck({
  id: 'changelog',
  category: 'readiness/documentation',
  importance: 'medium',
  title: 'The change log knows the current version',
  failureTitle: 'The change log is missing, or does not know the current version',
  why: 'Who updates wants to know what changes for them. A heading that names the version of `package.json` counts; a change log without it is half of it. A folder of release notes with a file for the version counts as well, and so does a tool that writes them.',
  fix: 'Add a section for the version to `CHANGELOG.md`: what was added, changed, fixed and removed (keepachangelog.com).',
  needs: ['files', 'manifests', 'profile', 'workflows'],

  run({ files, manifests, profile, workflows }) {
    const root = manifests.find((manifest) => manifest.directory === '');
    const version = root?.kind === 'manifest' ? root.version : null;
    const changelog = files.find(({ path, kind }) => kind === 'document' && changelogName.test(path));
    if (changelog === undefined) {
      if (writesNotes(files, manifests, workflows)) return passed();
      const notes = notesIn(files);
      if (notes !== null) return judgedNotes(notes, version);
      return isReleased(root, profile)
        ? failed({ message: 'There is no change log, and nothing writes release notes. Add `CHANGELOG.md`.' })
        : notApplicable('Nothing is released to others, and there is no change log.');
    }
    return judged(changelog, version);
  },
});

function judged({ path, facts: { document, bytes } }: SourceFile, version: string | null) {
  const isEmpty =
    document === null ? bytes < 40 : document.sections.length < 2 && document.proseCharacters < 40;
  if (isEmpty) return failed({ path, message: 'It says nothing of any version.' });
  // One that is no Markdown, or too long to be read, is taken at its word.
  if (document === null || version === null || version.startsWith('0.0.0')) return passed();
  const [plain = version] = version.split('-');
  const isThere = document.sections.some(({ title }) => title.includes(version) || title.includes(plain));
  if (isThere) return passed();
  return measured(0.5, [
    { path, message: `No heading names ${version}, the version of \`package.json\`.`, subject: 'version' },
  ]);
}

interface Notes {
  readonly folder: string;
  readonly paths: readonly string[];
}

function notesIn(files: readonly SourceFile[]): Notes | null {
  const paths = files
    .filter(({ kind, path }) => (kind === 'document' || kind === 'data') && notesFolder.test(path))
    .map(({ path }) => path);
  const [folder] = notesFolder.exec(paths[0] ?? '') ?? [];
  return folder === undefined ? null : { folder, paths };
}

function judgedNotes({ folder, paths }: Notes, version: string | null) {
  if (version === null || paths.some((path) => path.includes(version))) return passed();
  const message = `No file of it names ${version}, the version of \`package.json\`.`;
  return measured(0.5, [{ path: folder, message, subject: 'version' }]);
}

function isReleased(root: Manifest | undefined, { id }: DetectedProfile): boolean {
  if (root?.kind === 'manifest' && !root.isPrivate && (root.hasEntryPoint || root.hasBin)) return true;
  return id === 'action';
}

function writesNotes(
  files: readonly SourceFile[],
  manifests: readonly Manifest[],
  workflows: readonly Workflow[],
): boolean {
  const steps = workflows.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  return (
    files.some(({ path }) =>
      /^\.changeset\/config\.json$|^(?:\.release-please-manifest|release-please-config)\.json$|^\.releaserc/.test(
        path,
      ),
    ) ||
    manifests.some(
      (manifest) =>
        manifest.kind === 'manifest' &&
        (manifest.dependencies.some(({ name }) =>
          /^(?:semantic-release|release-it|auto-changelog)$/.test(name),
        ) ||
          Object.values(manifest.scripts).some((script) => noteWriters.test(script))),
    ) ||
    steps.some(({ run, uses }) => noteWriters.test(run ?? '') || noteWriters.test(uses ?? ''))
  );
}
