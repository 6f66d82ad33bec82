import type { VariableRead } from '../../model/ecosystem.ts';
import { undocumentedReads } from '../../model/environment-variable.ts';
import { groupedBy } from '../../model/grouped.ts';
import { defineRemedy } from '../../model/remedy.ts';

const template = '.env.example';

export default defineRemedy({
  check: 'readiness/environment/undocumented-variables',
  needs: ['environment'],

  make({ environment }, { texts }) {
    const lacking = [...groupedBy(undocumentedReads(environment), ({ name }) => name)];
    if (lacking.length === 0)
      return { kind: 'nothing', reason: 'Every variable that is read is written down.' };
    const place = environment.documented.find(({ kind }) => kind === 'template')?.path ?? template;
    const before = texts.get(place)?.replace(/\n*$/, '\n\n') ?? '';
    return {
      kind: 'file',
      path: place,
      text: before + lacking.map(([name, places]) => entry(name, places)).join('\n'),
    };
  },
});

/** What has a default may be left out: it is commented out. */
function entry(name: string, places: readonly VariableRead[]): string {
  const files = [...new Set(places.map(({ path }) => path))];
  const isOptional = places.every(({ hasDefault }) => hasDefault);
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  const about = `# ${isOptional ? 'Optional. ' : ''}Read in ${files[0] ?? ''}${more}.`;
  return `${about}\n${isOptional ? '# ' : ''}${name}=\n`;
}
