import type { Level } from '../model/verdict.ts';

/** Levels as the file spells them. */
export const levelWords = {
  CERTIFIED: 'certified',
  CONDITIONAL: 'conditional',
  'NOT CERTIFIED': 'not-certified',
} as const satisfies Readonly<Record<Level, string>>;
