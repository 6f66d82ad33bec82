import { expect, it } from 'vitest';
import editorConfiguration from '../../../../src/checks/readiness/file-structure/editor-configuration.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { shown } from '../../../support/code-facts.ts';
import { asking } from '../../../support/dependencies.ts';
import { factsWith, fileWith, manifestWith } from '../../../support/evidence.ts';

const run = (files: readonly SourceFile[], dependency = 'ms') =>
  shown(
    editorConfiguration.run({
      files,
      manifests: [manifestWith({ dependencies: [asking(dependency, '1', 'devDependencies')] })],
    }),
  );
const source = fileWith('a.ts');
const setting = (path: string, bytes = 10) => fileWith(path, { kind: 'data', facts: factsWith({ bytes }) });
const none = [0, ': There is no `.editorconfig`, and no formatter is set up.'];

it.each(['.editorconfig', '.prettierrc', '.prettierrc.json', 'biome.jsonc', 'packages/a/rustfmt.toml'])(
  '%s says it',
  (path) => {
    expect(run([source, setting(path)])).toEqual([1]);
  },
);

it.each(['prettier', '@biomejs/biome', 'standard', 'xo', 'eslint-config-standard'])('%s says it', (name) => {
  expect(run([source], name)).toEqual([1]);
});

it('fails without, and with an empty file', () => {
  expect(run([source])).toEqual(none);
  expect(run([source, setting('.editorconfig', 0)])).toEqual(none);
  expect(run([source, setting('my.editorconfig')])).toEqual(none);
  expect(run([source, fileWith('a.go')])).toEqual(none);
});

it('needs no word where the language has one layout, or nothing to lay out', () => {
  expect(run([fileWith('a.go')])).toEqual([1]);
  expect(run([])).toEqual(['There is no source.']);
});
