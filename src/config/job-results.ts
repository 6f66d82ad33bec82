import { z } from 'zod';
import type { JobResult } from '../model/gate.ts';

/** GitHub allows a job's id letters, digits, `-` and `_`; one longer than this is no job of anybody's. */
const name = /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/;

const job = z.looseObject({ result: z.string().max(40) });

/** GitHub's most jobs of a run. */
const mostJobs = 256;

export type ReadJobResults =
  | { readonly ok: true; readonly jobs: readonly JobResult[] }
  | { readonly ok: false; readonly reason: string };

/**
 * The input `needs`, an expression `toJSON(needs)`. An empty text says that nothing is needed.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#needs-context
 */
export function readJobResults(text: string): ReadJobResults {
  if (text.trim() === '') return { ok: true, jobs: [] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'It is not JSON.' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, reason: 'It is no mapping of jobs to results.' };
  // Not a record of zod's: that leaves out a job that is called `__proto__`, and GitHub does not.
  const entries = Object.entries(json);
  if (entries.length > mostJobs) return { ok: false, reason: 'It names too many jobs.' };
  const jobs: JobResult[] = [];
  for (const [id, value] of entries) {
    const read = job.safeParse(value);
    if (!name.test(id) || !read.success) return { ok: false, reason: 'It is no mapping of jobs to results.' };
    jobs.push({ name: id, result: read.data.result });
  }
  return { ok: true, jobs: jobs.sort((left, right) => (left.name < right.name ? -1 : 1)) };
}
