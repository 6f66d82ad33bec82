import type { Manifest } from '../model/evidence.ts';
import { type Command, commandsIn, programOf } from './shell-commands.ts';

/** Name of a script → the commands that it runs. */
export type ManifestScripts = ReadonlyMap<string, readonly Command[]>;

/** The commands of each script, those of all manifests together. */
export function scriptsOf(manifests: readonly Manifest[]): ManifestScripts {
  const scripts = new Map<string, Command[]>();
  for (const manifest of manifests) {
    if (manifest.kind === 'unreadable') continue;
    for (const [name, text] of Object.entries(manifest.scripts))
      scripts.set(name, [...(scripts.get(name) ?? []), ...commandsIn(text)]);
  }
  return scripts;
}

/** A script of a manifest that a command runs, known or not; `null` where it runs none. */
export function scriptCalled(command: Command, scripts: ManifestScripts): string | null {
  const program = programOf(command);
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(program)) return null;
  const words = command.slice(1).filter((word) => !word.startsWith('-'));
  const run = words.findIndex((word) => word === 'run' || word === 'run-script');
  if (run !== -1) return words[run + 1] ?? null;
  const [first = ''] = words;
  return program !== 'npm' && scripts.has(first) ? first : null;
}
