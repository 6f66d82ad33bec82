import { groupedBy } from '../../model/grouped.ts';
import { defineRemedy } from '../../model/remedy.ts';

export default defineRemedy({
  check: 'readiness/file-structure/code-owners',
  needs: ['codeOwners'],

  make({ codeOwners }, { authors }) {
    if (codeOwners !== null && codeOwners.rules.length > 0)
      return { kind: 'nothing', reason: `\`${codeOwners.path}\` is there: mend the rows that are named.` };
    if (authors === null || authors.size === 0)
      return {
        kind: 'nothing',
        reason: 'The history is not there, so nobody knows who wrote what. Fetch it whole.',
      };
    const everyone = [...authors.values()].flat();
    const most = mostOf(everyone);
    const rows = [...authors]
      .filter(([folder, [first]]) => folder !== '' && first !== undefined && first !== most)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([folder, [first = '']]) => `/${escaped(folder)}/ ${first}\n`);
    const text = `# Who reviews what, by who committed most to it of late. Addresses may be replaced by \`@user\` or \`@organisation/team\`.\n* ${most}\n${rows.join('')}`;
    return { kind: 'file', path: codeOwners?.path ?? '.github/CODEOWNERS', text };
  },
});

function mostOf(names: readonly string[]): string {
  const counts = [...groupedBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return counts.sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1))[0]?.[0] ?? '';
}

function escaped(folder: string): string {
  return folder.replace(/ /g, '\\ ');
}
