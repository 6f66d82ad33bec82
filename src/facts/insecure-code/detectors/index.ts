import { code } from './code.ts';
import { commands } from './commands.ts';
import { cryptography } from './cryptography.ts';
import type { CallDetector } from './detector.ts';
import { deserializing, files } from './files.ts';
import { markup } from './markup.ts';
import { objects } from './objects.ts';
import { documentQueries, pathQueries, queries } from './queries.ts';
import { redirects, requests } from './requests.ts';
import { sessions } from './sessions.ts';
import { logs, messages, replacing } from './windows.ts';

const detectors: readonly CallDetector[] = [
  commands,
  code,
  queries,
  documentQueries,
  pathQueries,
  files,
  deserializing,
  requests,
  redirects,
  markup,
  objects,
  cryptography,
  sessions,
  messages,
  logs,
  replacing,
];

/** Who looks at a call, by the last of its name. */
export const calledDetectors: ReadonlyMap<string, readonly CallDetector[]> = detectors.reduce(
  (table, detector) => {
    for (const method of new Set(detector.methods)) {
      const known = table.get(method);
      if (known === undefined) table.set(method, [detector]);
      else known.push(detector);
    }
    return table;
  },
  new Map<string, CallDetector[]>(),
);
