import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checks } from '../../src/checks/index.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { analyse } from '../../src/facts/analyse.ts';
import { classOf } from '../../src/facts/path-class.ts';
import { gather } from '../../src/gather/gather.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { FileFacts } from '../../src/model/facts.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import type { Scorecard } from '../../src/model/scorecard.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import type { Analyser } from '../../src/model/world.ts';
import { score } from '../../src/score/score.ts';
import { triage } from '../../src/triage/triage.ts';
import { historyWith } from './memory-history.ts';
import { type Files, memoryRepository } from './memory-repository.ts';

export interface Judged {
  /** Of what could be gathered; the rest is missing. */
  readonly evidence: Evidence;
  readonly results: readonly CheckResult[];
  readonly scorecard: Scorecard;
}

/** Every text of a folder by its path. */
export function filesIn(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
  );
}

const known = new Map<string, Promise<FileFacts>>();

/** Facts of the same text are worked out once. */
function analyserOf(files: Files): Analyser {
  return {
    cacheUse: () => null,
    analyse: (listed) =>
      Promise.all(
        listed.map(({ path }) => {
          const text = files[path] ?? '';
          const key = `${classOf(path)} ${text}`;
          const facts = known.get(key) ?? analyse(classOf(path), new TextEncoder().encode(text));
          known.set(key, facts);
          return facts;
        }),
      ),
  };
}

/**
 * What is found in files that nobody has committed anything to before. The settings are given, as those of a pull request
 * are its target branch's: what is done to the files changes nothing about them.
 */
export async function judgedFiles(
  files: Files,
  untracked: readonly string[] = [],
  settings: Settings = defaultSettings,
): Promise<Judged> {
  const world = {
    repository: memoryRepository(files, untracked),
    analyser: analyserOf(files),
    history: historyWith({}),
  };
  const evidence = triage(await gather(world, settings, null), '2026-11-23T12:00:00Z');
  const results = runChecks(checks, evidence);
  const { weights } = settings;
  const scorecard = score(results, { weights, renames: new Map(), waive: () => null, note: () => null });
  const known = Object.entries(evidence).flatMap(([key, gathered]) =>
    gathered.ok ? [[key, gathered.value]] : [],
  );
  return { evidence: Object.fromEntries(known), results, scorecard };
}
