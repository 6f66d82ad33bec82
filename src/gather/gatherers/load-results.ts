import { parseLoad } from '../../formats/load/index.ts';
import type { LoadEvidence } from '../../model/evidence.ts';
import { type LoadResult, scenarios } from '../../model/load.ts';
import type { Scene } from '../scene.ts';

/**
 * What load tools measured, by the reports that the configuration names; `null` when it names none. One that can't be read
 * is a reason for all, told with the others: once asked for, a run that is missing is none that passed.
 */
export async function gatherLoadResults({
  repository,
  settings,
}: Pick<Scene, 'repository' | 'settings'>): Promise<LoadEvidence | null> {
  if (settings.performance === null) return null;
  const { reports, thresholds } = settings.performance;
  const results: LoadResult[] = [];
  const reasons: string[] = [];
  for (const { path, scenario } of reports) {
    const text = await repository.read(path);
    if (text === null) {
      reasons.push(
        `The load report \`${path}\`, named under \`performance.reports\`, is not there: run the load tool that writes it first.`,
      );
      continue;
    }
    const parsed = parseLoad(text, scenario);
    if (parsed.ok) results.push({ ...parsed.measured, scenario, path, format: parsed.format ?? '' });
    else reasons.push(`The load report \`${path}\` can't be used. ${parsed.reason}`);
  }
  if (reasons.length > 0) throw new Error(reasons.join(' '));
  results.sort((one, other) => scenarios.indexOf(one.scenario) - scenarios.indexOf(other.scenario));
  return { results, thresholds };
}
