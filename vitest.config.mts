import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests hold no module-level state, so files may share a thread: 30 files start in one second, not in fourteen.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['lcovonly'] },
  },
});
