import { type Diagnosis, diagnose as diagnoseSetup } from './doctor/index.ts';
import { gather } from './gather/gather.ts';
import { CertgateError } from './model/problem.ts';
import type { Settings } from './model/settings.ts';
import type { World } from './model/world.ts';

/** Looks at how certgate is set up in a repository. Throws `CertgateError` when its workflows can't be read at all. */
export async function diagnose(
  world: Pick<World, 'repository' | 'analyser' | 'history' | 'clock'>,
  settings: Settings,
  retentionDays: number | null,
): Promise<readonly Diagnosis[]> {
  const { workflows, actions } = await gather(world, settings, null);
  for (const gathered of [workflows, actions]) {
    if (!gathered.ok)
      throw new CertgateError('unreadable-file', gathered.reason, 'See that `.github` can be read.');
  }
  const setup = {
    workflows: workflows.ok ? workflows.value : [],
    actions: actions.ok ? actions.value : [],
    settings,
    retentionDays,
  };
  return diagnoseSetup(setup);
}
