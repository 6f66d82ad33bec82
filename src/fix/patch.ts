import { createTwoFilesPatch } from 'diff';
import type { Mended } from '../model/remedy.ts';

/** A change of one file, as `git apply` takes it; empty where nothing changes. */
export function patchOf(path: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 });
  // Behind its names git would read an empty time.
  return patch.replace(/^=+\n/, '').replace(/^(---|\+\+\+) (.*)\t$/gm, '$1 $2');
}

/** All changes, one behind the other. */
export function patched(patches: readonly string[], nothing: string, notes: readonly string[] = []): Mended {
  const text = patches.join('');
  if (text !== '') return { kind: 'patch', text, notes };
  return { kind: 'nothing', reason: [nothing, ...notes].join(' ') };
}
