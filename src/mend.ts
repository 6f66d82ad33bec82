import { remedies } from './fix/index.ts';
import { gather } from './gather/gather.ts';
import type { Evidence, GatheredEvidence } from './model/evidence.ts';
import type { AnyRemedy, Authors, Mended } from './model/remedy.ts';
import type { Settings } from './model/settings.ts';
import type { World } from './model/world.ts';
import { triage } from './triage/triage.ts';

type Mending = Pick<World, 'repository' | 'analyser' | 'history' | 'clock'> & {
  readonly authors: Authors | null;
};

/** The remedy of a check, by its id or its whole path; `null` where there is none. */
export function remedyOf(name: string): AnyRemedy | null {
  return remedies.find(({ check }) => check === name || check.endsWith(`/${name}`)) ?? null;
}

/** Gathers what a remedy needs, and makes what its check asks for. Writes nothing. */
export async function mend(world: Mending, settings: Settings, remedy: AnyRemedy): Promise<Mended> {
  const evidence = triage(await gather(world, settings, null), world.clock());
  const seen: Partial<Record<keyof Evidence, unknown>> = {};
  for (const need of remedy.needs) {
    const gathered = evidence[need];
    if (!gathered.ok) return { kind: 'nothing', reason: gathered.reason };
    seen[need] = gathered.value;
  }
  // All that the remedy named is there, and the compiler lets it read nothing else.
  return remedy.make(seen as Evidence, { texts: await textsOf(evidence, world), authors: world.authors });
}

/** Texts that patches change, and templates that are added to. */
async function textsOf(
  { workflows, actions, environment }: GatheredEvidence,
  { repository }: Pick<World, 'repository'>,
): Promise<ReadonlyMap<string, string>> {
  const paths = [
    ...(workflows.ok ? workflows.value : []).map(({ path }) => path),
    ...(actions.ok ? actions.value : []).map(({ path }) => path),
    ...(environment.ok ? environment.value.documented : [])
      .filter(({ kind }) => kind === 'template')
      .map(({ path }) => path),
  ];
  const read = await Promise.all(
    [...new Set(paths)].map(async (path) => [path, await repository.read(path)] as const),
  );
  return new Map(read.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
}
