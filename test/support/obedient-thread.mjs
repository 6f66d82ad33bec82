// A thread that does what the file it is given says. Of the class `text` it only counts the bytes.
import { parentPort } from 'node:worker_threads';

const orders = {
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('Ouch.');
  },
  fail: () => ({ kind: 'failed', reason: 'It can’t be done.' }),
  hang: () => {
    for (;;);
  },
  eat: () => {
    const eaten = [];
    for (;;) eaten.push(Array.from({ length: 100_000 }, Math.random));
  },
};

parentPort.on('message', ({ pathClass, content }) => {
  const text = new TextDecoder().decode(content);
  const obey = pathClass === 'text' ? undefined : orders[text.trim()];
  const facts = {
    bytes: content.byteLength,
    lines: 1,
    isBinary: false,
    generated: pathClass,
    unread: null,
    secrets: [],
    suppressions: [],
    code: null,
  };
  parentPort.postMessage(obey === undefined ? { kind: 'done', text: JSON.stringify(facts) } : obey());
});

parentPort.postMessage({ kind: 'ready' });
