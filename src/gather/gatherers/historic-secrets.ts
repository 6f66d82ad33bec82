import { scanSecrets } from '../../facts/collectors/secrets.ts';
import { classOf } from '../../facts/path-class.ts';
import type { HistoricSecret } from '../../model/evidence.ts';
import { factsOfBytes } from '../../model/facts.ts';
import type { History } from '../../model/world.ts';
import type { Scene } from '../scene.ts';
import { kindOf } from './files.ts';

/** What is known of a file that is no more. */
const unknownFacts = factsOfBytes(0);

/**
 * Credentials that commits of this work added, and that none of the files it touches holds any more, each once; `null` when
 * nobody asks for them, or without a commit to compare with. Throws where the history is not there: what is asked for may not be
 * left out. `changed`: paths of the files that this work changes.
 */
export async function gatherHistoricSecrets(
  { repository, settings }: Pick<Scene, 'repository' | 'settings'>,
  history: History,
  since: string | null,
  changed: readonly string[],
): Promise<readonly HistoricSecret[] | null> {
  if (!settings.findings.history || since === null) return null;
  const texts = await history.addedTexts(since);
  if (texts === null)
    throw new Error(
      'The commits of this work are not there, and `findings.history` asks for them: check out with `fetch-depth: 0`.',
    );
  const paths = [...new Set([...changed, ...texts.map(({ path }) => path)])];
  const present = await Promise.all(paths.map((path) => repository.read(path).catch(() => null)));
  const isPresent = (value: string) => present.some((text) => text?.includes(value));
  const found = new Map<string, HistoricSecret>();
  for (const { commit, path, text } of texts) {
    const pathClass = classOf(path);
    if (pathClass === 'minified') continue;
    for (const { candidate, value } of scanSecrets(text, pathClass === 'settings').told) {
      // The oldest commit is the last that git tells.
      if (found.has(value) || !isPresent(value))
        found.set(value, { commit, path, kind: kindOf(path, unknownFacts), candidate });
    }
  }
  return [...found.values()];
}
