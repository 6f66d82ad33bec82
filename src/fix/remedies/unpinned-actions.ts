import { defineRemedy } from '../../model/remedy.ts';
import type { Step } from '../../model/workflow.ts';
import { patched, patchOf } from '../patch.ts';

/** `uses: octo/a@<commit> # v1.2.3`, as people write it. */
const pinned = /\buses:[ \t]*["']?([\w./-]+)@([0-9a-f]{40})["']?[ \t]+#[ \t]*(v?[\w.-]+)/g;

export default defineRemedy({
  check: 'readiness/security-posture/unpinned-actions',
  needs: ['workflows', 'actions'],

  make({ workflows, actions }, { texts }) {
    const steps = new Map<string, readonly Step[]>([
      ...workflows.map(({ path, jobs }) => [path, jobs.flatMap((job) => job.steps)] as const),
      ...actions.map((action) => [action.path, action.steps] as const),
    ]);
    const known = commitsIn([...texts.values()]);
    const unknown = new Set<string>();
    const patches = [...steps].map(([path, own]) => {
      const text = texts.get(path) ?? '';
      return patchOf(
        path,
        text,
        own.reduce((changed, step) => withPin(changed, step, known, unknown), text),
      );
    });
    const notes = [...unknown]
      .sort()
      .map((uses) => `The commit of \`${uses}\` is not known here: ${asking(uses)}`);
    return patched(patches, 'No commit of an unpinned action is known here.', notes);
  },
});

/** `name@version` → commit, of all pins that say their version. */
function commitsIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const commits = new Map<string, string>();
  for (const text of texts) {
    for (const [, name = '', commit = '', version = ''] of text.matchAll(pinned)) {
      commits.set(`${name}@${version}`, commit);
    }
  }
  return commits;
}

function withPin(
  text: string,
  { uses, line }: Step,
  known: ReadonlyMap<string, string>,
  unknown: Set<string>,
): string {
  if (uses === null || /^\.|^docker:|@[0-9a-f]{40}$/.test(uses)) return text;
  const commit = known.get(uses);
  if (commit === undefined) {
    unknown.add(uses);
    return text;
  }
  const [name, version] = uses.split('@');
  const rows = text.split('\n');
  const at = rows.findIndex((row, index) => index >= line - 1 && row.includes(uses));
  return rows
    .map((row, index) => (index === at ? row.replace(uses, `${name}@${commit} # ${version}`) : row))
    .join('\n');
}

function asking(uses: string): string {
  const [name = '', version = ''] = uses.split('@');
  const repository = name.split('/').slice(0, 2).join('/');
  return `\`gh api repos/${repository}/commits/${version} --jq .sha\` tells it.`;
}
