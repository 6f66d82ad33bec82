import { defineCheck } from '../../../model/check.ts';
import { failed, notApplicable, passed } from '../../../model/outcome.ts';

const settings =
  /(?:^|\/)(?:\.editorconfig|\.prettierrc(?:\.\w+)?|prettier\.config\.\w+|biome\.jsonc?|dprint\.jsonc?|\.?deno\.jsonc?|\.?rustfmt\.toml|\.clang-format|\.?ruff\.toml|\.rubocop\.ya?ml|\.php-cs-fixer(?:\.dist)?\.php|\.scalafmt\.conf|\.swiftformat|\.style\.yapf|\.oxfmtrc\.jsonc?|\.jsbeautifyrc|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?)$/;
const formatters =
  /^(?:prettier|@biomejs\/biome|dprint|standard|xo|neostandard|semistandard|@stylistic\/.*|eslint-plugin-prettier|eslint-config-(?:standard|airbnb|xo|prettier).*|oxfmt|ts-standard|eslint)$/;
/** Their one format is a matter of the language. */
const formatted = /\.(?:go|zig|gleam|dart|ex|exs)$/;

export default defineCheck({
  id: 'editor-configuration',
  category: 'readiness/file-structure',
  importance: 'low',
  title: 'A file says how the code is laid out',
  failureTitle: 'Every editor lays out the code in its own way',
  why: 'Without one layout, changes are full of white space that nobody meant. It passes with `.editorconfig`, with the settings of a formatter or of a linter that sees to the layout, or with one of these among the dependencies. Go and other languages with one format of their own need none.',
  fix: 'Add `.editorconfig`, or a formatter such as Prettier or Biome.',
  needs: ['files', 'manifests'],

  run({ files, manifests }) {
    const sources = files.filter(({ kind }) => kind === 'source');
    if (sources.length === 0) return notApplicable('There is no source.');
    const isSet = files.some(({ path, facts }) => settings.test(path) && facts.bytes > 0);
    const isInstalled = manifests.some(
      (manifest) =>
        manifest.kind === 'manifest' && manifest.dependencies.some(({ name }) => formatters.test(name)),
    );
    const isGiven = sources.every(({ path }) => formatted.test(path));
    if (isSet || isInstalled || isGiven) return passed();
    return failed({ message: 'There is no `.editorconfig`, and no formatter is set up.', subject: 'none' });
  },
});
