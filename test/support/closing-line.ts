import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the one plain line that CI reads: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let passed = 0;
    let failed = 0;
    for (const module of modules) {
      // A file that cannot be loaded runs none of its tests: that is a failure, not silence.
      if (module.errors().length > 0) failed += 1;
      // So is a preparation that fails: the tests behind it do not run.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
