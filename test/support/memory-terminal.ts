import type { Terminal } from '../../src/commands/command.ts';

/** A terminal that remembers what was written to it. */
export interface MemoryTerminal extends Terminal {
  printed(): string;
  complained(): string;
}

export function memoryTerminal(
  workingDirectory: string,
  environment: Readonly<Record<string, string>> = {},
  isTTY = false,
): MemoryTerminal {
  const out: string[] = [];
  const complaints: string[] = [];
  return {
    workingDirectory,
    environment,
    stdout: { isTTY, write: (text) => out.push(text) },
    stderr: { isTTY, write: (text) => complaints.push(text) },
    printed: () => out.join(''),
    complained: () => complaints.join(''),
  };
}
