import type { FileKind, SourceFile } from '../model/evidence.ts';
import type { Signal, SignalKind } from '../model/facts.ts';

/** A signal and the file that holds it. */
export type PlacedSignal = Signal & { readonly path: string };

const ownKinds: readonly FileKind[] = ['source', 'data'];

/** Signals of some kinds in the project's own files; those of tests, and of code from elsewhere, say nothing of how it is run. */
export function signalsIn(
  files: readonly SourceFile[],
  ...kinds: readonly SignalKind[]
): readonly PlacedSignal[] {
  return files.flatMap(({ path, kind, facts }) =>
    ownKinds.includes(kind)
      ? facts.signals.filter((signal) => kinds.includes(signal.kind)).map((signal) => ({ ...signal, path }))
      : [],
  );
}
