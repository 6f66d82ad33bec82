import type { ImportFact } from '../model/facts.ts';

/** What looks like an import in a text that no parser reads: all of the other file is taken to be used. */
export function importsInText(text: string): readonly (ImportFact & { readonly specifier: string })[] {
  const found = text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'\n]{1,300})["']/g);
  let [line, counted] = [1, 0];
  return [...found].map(({ 1: specifier = '', index }) => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    return { specifier, line, kind: 'static', names: ['*'], isTypeOnly: false, isGuarded: false };
  });
}
