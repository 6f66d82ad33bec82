import type { CodeFacts } from '../../model/facts.ts';
import type { MakeCollector } from '../walk.ts';

const markers = ['TODO', 'FIXME', 'HACK', 'XXX'] as const;

/** Work left to do, as its author marked it. */
export const todos: MakeCollector<CodeFacts['todos']> = () => ({
  result: ({ text, comments, lineAt }) =>
    comments.flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/\b(?:TODO|FIXME|HACK|XXX)\b/g)].flatMap(({ 0: word, index }) => {
        const marker = markers.find((known) => known === word);
        return marker === undefined ? [] : [{ marker, line: lineAt(start + index) }];
      }),
    ),
});
