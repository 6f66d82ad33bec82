import { nameOf } from './document.ts';
import type { ExportFact } from './facts.ts';

/** What a file offers to other files otherwise than it did, by name, sorted; at most `mostExports` of each. */
export interface ExportChanges {
  readonly added: readonly string[];
  /** What breaks whoever imports it. */
  readonly removed: readonly string[];
  /** Offered under the same name as another kind of thing, or with another signature. */
  readonly changed: readonly string[];
}

/** Whoever looks for more looks at the file. */
export const mostExports = 100;

/** The exports of a file then and now; of a file that was not there, or is gone, none. */
export function exportChanges(before: readonly ExportFact[], after: readonly ExportFact[]): ExportChanges {
  const [was, is] = [byName(before), byName(after)];
  const listed = (names: readonly string[]) => names.map(nameOf).sort().slice(0, mostExports);
  return {
    added: listed([...is.keys()].filter((name) => !was.has(name))),
    removed: listed([...was.keys()].filter((name) => !is.has(name))),
    changed: listed(
      [...is].flatMap(([name, now]) => {
        const then = was.get(name);
        return then !== undefined && isOtherwise(then, now) ? [name] : [];
      }),
    ),
  };
}

/** Overloads are one export, and so is what a file names twice. */
function byName(exports: readonly ExportFact[]): ReadonlyMap<string, ExportFact> {
  return new Map(exports.toReversed().map((fact) => [fact.name, fact]));
}

/** What is passed on from another file, or worked out, does not tell what it is. */
const opaque: ReadonlySet<ExportFact['kind']> = new Set(['re-export', 'call', 'other']);

function isOtherwise(then: ExportFact, now: ExportFact): boolean {
  if (opaque.has(then.kind) || opaque.has(now.kind))
    return then.kind === now.kind && then.isTypeOnly !== now.isTypeOnly;
  if (then.kind !== now.kind || then.isTypeOnly !== now.isTypeOnly) return true;
  return then.signature !== null && now.signature !== null && then.signature !== now.signature;
}
