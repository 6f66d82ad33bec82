import { parentPort } from 'node:worker_threads';
import { analyse } from './facts/analyse.ts';
import type { PathClass } from './facts/path-class.ts';
import type { ThreadAnswer, ThreadJob, ThreadMessage } from './platform/analysis-thread.ts';

/** One of the threads that compute facts: a file in, its facts out, as text. `FileAnalyser` is at the other end. */
const port = parentPort;

const say = (message: ThreadMessage) => port?.postMessage(message);

let turn: Promise<void> = Promise.resolve();

// One after the other, in the order they came: who is at the other end counts on it.
port?.on('message', ({ pathClass, content }: ThreadJob) => {
  turn = turn.then(async () => say(await answerTo(pathClass, content)));
});

async function answerTo(pathClass: string, content: Uint8Array): Promise<ThreadAnswer> {
  try {
    return { kind: 'done', text: JSON.stringify(await analyse(pathClass as PathClass, content)) };
  } catch (error) {
    // A bug, and it says so: but one file that brings it to light must not cost all others their facts.
    return {
      kind: 'failed',
      reason: `The analyser failed: ${error instanceof Error ? error.message : error}`,
    };
  }
}

say({ kind: 'ready' });
