import { type FileFacts, factsOfBytes, type Signal } from '../model/facts.ts';
import { analyseCode, binaryCode } from './code.ts';
import { documentFacts } from './collectors/document.ts';
import { generatedReason } from './collectors/generated.ts';
import { scanSecrets } from './collectors/secrets.ts';
import { suppressionComments } from './collectors/suppressions.ts';
import type { PathClass } from './path-class.ts';
import { textReads, wordSignals } from './signals/words.ts';

/** Git's own test: a NUL among the first bytes. */
const binaryHeadBytes = 8000;

/** Facts of one file: a pure function of its path's class and its bytes. */
export async function analyse(pathClass: PathClass, content: Uint8Array): Promise<FileFacts> {
  const bytes = content.byteLength;
  if (content.subarray(0, binaryHeadBytes).includes(0)) {
    const code = binaryCode(pathClass, content);
    return { ...factsOfBytes(bytes), isBinary: true, code };
  }
  const text = new TextDecoder().decode(content);
  const lines = countLines(text);
  const generated = generatedReason(pathClass, text, lines);
  const scan = scanSecrets(text, pathClass === 'settings');
  const secrets = scan.candidates;
  const suppressions = suppressionComments(text, scan);
  const code = await analyseCode(pathClass, text, { bytes, generated });
  const document = pathClass === 'markdown' ? await documentFacts(text) : null;
  return {
    ...factsOfBytes(bytes),
    ...{ lines, generated, secrets, suppressions, document },
    code: code?.analysis ?? null,
    signals:
      isProse(pathClass) || generated !== null
        ? []
        : inOrder(code?.signals ?? [], wordSignals(text, code !== null)),
    textReads: code === null && !isProse(pathClass) ? textReads(text) : [],
  };
}

function isProse(pathClass: PathClass): boolean {
  return pathClass === 'markdown' || pathClass === 'prose' || pathClass === 'minified';
}

function inOrder(...signals: readonly (readonly Signal[])[]): readonly Signal[] {
  return signals.flat().sort((left, right) => left.line - right.line);
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.endsWith('\n') ? lines : lines + 1;
}
