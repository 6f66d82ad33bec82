import type { SourceFile } from '../model/evidence.ts';
import type { DocumentSection } from '../model/facts.ts';

/** What the documents say of a subject under one heading, deeper headings included. */
export interface Topic {
  readonly path: string;
  readonly title: string;
  readonly line: number;
  readonly characters: number;
  readonly listItems: number;
  readonly tableRows: number;
  readonly codeBlocks: number;
  readonly quantities: number;
}

/** Places in the project's documents that speak of a subject: by a heading, or by the name of the whole document; the longest first. */
export function topicsOf(files: readonly SourceFile[], subject: RegExp): readonly Topic[] {
  return files
    .flatMap(({ path, kind, facts }) => {
      if (
        kind !== 'document' ||
        facts.document === null ||
        /(?:^|\/)(?:changelog|history|changes)/i.test(path)
      )
        return [];
      const { sections } = facts.document;
      const byHeading = sections.flatMap((section, index) =>
        subject.test(section.title) ? [topicOf(path, section, sections.slice(index + 1))] : [],
      );
      const name = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '').replace(/[-_]/g, ' ');
      const [first, ...others] = sections;
      const isWhole = first !== undefined && subject.test(name);
      return isWhole ? [topicOf(path, { ...first, depth: 0 }, others), ...byHeading] : byHeading;
    })
    .sort((left, right) => right.characters - left.characters);
}

function topicOf(path: string, own: DocumentSection, behind: readonly DocumentSection[]): Topic {
  const end = behind.findIndex(({ depth }) => depth <= own.depth);
  const parts = [own, ...(end === -1 ? behind : behind.slice(0, end))];
  const sum = (of: (section: DocumentSection) => number) =>
    parts.reduce((total, section) => total + of(section), 0);
  return {
    path,
    title: own.title,
    line: own.line,
    characters: sum(({ characters }) => characters),
    listItems: sum(({ listItems }) => listItems),
    tableRows: sum(({ tableRows }) => tableRows),
    codeBlocks: sum(({ codeBlocks }) => codeBlocks),
    quantities: sum(({ quantities }) => quantities),
  };
}
