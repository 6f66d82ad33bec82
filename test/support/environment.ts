import type { EnvironmentUse, RuntimePin, VariableNote, VariableRead } from '../../src/model/ecosystem.ts';

/** A read of line 7 of `src/server.ts`, without a default. */
export function readOf(name: string, overrides: Partial<VariableRead> = {}): VariableRead {
  return { name, path: 'src/server.ts', line: 7, hasDefault: false, by: 'syntax', ...overrides };
}

/** A line of `.env.example`. */
export function noteOf(name: string, overrides: Partial<VariableNote> = {}): VariableNote {
  return { name, path: '.env.example', line: 1, kind: 'template', ...overrides };
}

export function environmentWith(overrides: Partial<EnvironmentUse> = {}): EnvironmentUse {
  return { reads: [], documented: [], validation: null, hasComputedReads: false, ...overrides };
}

/** Node.js by `.nvmrc`. */
export function pinOf(version: string, overrides: Partial<RuntimePin> = {}): RuntimePin {
  return {
    ...{ runtime: 'node', version, role: 'chosen', place: 'version-file', path: '.nvmrc', line: 1 },
    ...overrides,
  };
}

/** Node.js by a job of CI. */
export function ciPin(version: string): RuntimePin {
  return pinOf(version, { place: 'ci', path: '.github/workflows/ci.yml', line: 9 });
}
