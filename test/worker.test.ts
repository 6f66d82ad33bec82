import { expect, it } from 'vitest';
import { analysis } from '../src/analysis.ts';
import { analyse } from '../src/facts/analyse.ts';
import { AnalysisThread } from '../src/platform/analysis-thread.ts';

it('a thread answers with the facts that its room computes, and says what failed', async () => {
  const text = 'export const half = (x: number) => (x > 1 ? x / 2 : 0);\n';
  const bytes = () => new TextEncoder().encode(text);
  const thread = new AnalysisThread(analysis);
  try {
    expect(await thread.compute({ pathClass: 'ts', content: bytes() }, 30_000)).toEqual({
      kind: 'done',
      text: JSON.stringify(await analyse('ts', bytes())),
    });
    // Nothing that is a file: the analyser can't but fail, and the thread lives on.
    const broken = await thread.compute(
      { pathClass: 'ts', content: { byteLength: 0 } as Uint8Array },
      30_000,
    );
    expect(broken).toMatchObject({ kind: 'failed' });
    expect(thread.isDead).toBe(false);
  } finally {
    await thread.end();
  }
});
