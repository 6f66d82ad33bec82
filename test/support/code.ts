import { analyse } from '../../src/facts/analyse.ts';
import type { PathClass } from '../../src/facts/path-class.ts';
import type { CodeAnalysis, CodeFacts } from '../../src/model/facts.ts';

/** What became of a text as code. */
export async function codeAnalysisOf(
  text: string,
  pathClass: PathClass = 'ts',
): Promise<CodeAnalysis | null> {
  return (await analyse(pathClass, new TextEncoder().encode(text))).code;
}

/** The facts of a text that can be parsed. */
export async function codeOf(text: string, pathClass: PathClass = 'ts'): Promise<CodeFacts> {
  const analysis = await codeAnalysisOf(text, pathClass);
  if (analysis?.kind !== 'analysed') throw new Error(JSON.stringify(analysis));
  return analysis.code;
}
