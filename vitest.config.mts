import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests hold no module-level state, so files may share a process: 30 files start in one second, not in fourteen. Not
    // threads of one: isolates that come and go beside each other take V8 13.6 down (`Check failed: jit_page.has_value()`).
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['lcovonly'] },
  },
});
