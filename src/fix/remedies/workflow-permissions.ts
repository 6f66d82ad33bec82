import { defineRemedy } from '../../model/remedy.ts';
import type { Permissions, Workflow } from '../../model/workflow.ts';
import { patched, patchOf } from '../patch.ts';

/** Steps that need more than reading: what they do can't be told from here. */
const writing =
  /\bgit push\b|\bgh (?:release|pr|issue)\b|release|deploy|publish|comment|label|create-pull-request|codeql/i;

export default defineRemedy({
  check: 'readiness/security-posture/workflow-permissions',
  needs: ['workflows'],

  make({ workflows }, { texts }) {
    const lacking = workflows.filter(
      ({ problem, permissions, jobs }) =>
        problem === null && isOpen(permissions) && jobs.some((job) => isOpen(job.permissions)),
    );
    const patches = lacking.map(({ path, permissions }) => {
      const text = texts.get(path) ?? '';
      return patchOf(path, text, permissions === 'write-all' ? replaced(text) : inserted(text));
    });
    const notes = lacking
      .filter(needsMore)
      .map(
        ({ path }) =>
          `\`${path}\` has steps that may need to write: give those jobs \`permissions\` of their own.`,
      );
    return patched(patches, 'Every workflow states what its token may do.', notes);
  },
});

function isOpen(permissions: Permissions): boolean {
  return permissions === null || permissions === 'write-all';
}

function needsMore({ jobs }: Workflow): boolean {
  return jobs.some(({ steps }) =>
    steps.some(({ run, uses }) => writing.test(run ?? '') || writing.test(uses ?? '')),
  );
}

function inserted(text: string): string {
  return text.replace(/^jobs:/m, 'permissions:\n  contents: read\n\njobs:');
}

function replaced(text: string): string {
  return text.replace(/^permissions:[ \t]*write-all[ \t]*$/m, 'permissions:\n  contents: read');
}
