import { type GitHub, githubError, statusOf } from './api.ts';

/** The text of a file at a commit, by REST, since the work tree is the author's; `null` when there is none. */
export async function readAt(
  { octokit, owner, repo }: GitHub,
  path: string,
  commit: string,
): Promise<string | null> {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref: commit });
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return null;
    return Buffer.from(data.content, 'base64').toString('utf8');
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw githubError(`The configuration \`${path}\` of the target branch could not be read`, error);
  }
}
