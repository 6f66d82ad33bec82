import { Git } from './git.ts';

/** When the commit that is checked out was made, ISO and UTC; `null` when there is none. Asks git, never GitHub. */
export async function commitTime(root: string): Promise<string | null> {
  const seconds = await new Git(root).askOrNull('show', '--no-patch', '--format=%ct', 'HEAD');
  return seconds === null || !/^\d{1,11}$/.test(seconds)
    ? null
    : new Date(Number(seconds) * 1000).toISOString();
}
