import { defineCheck } from '../../../model/check.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { type Command, isCommand } from '../../shell-commands.ts';
import { calledName, programsOf } from './ci-commands.ts';
import { ranInCi } from './ran-in-ci.ts';

const linters = new Set(
  (
    'eslint biome oxlint standard xo semistandard ts-standard neostandard prettier dprint jshint tslint jslint quick-lint-js rslint ' +
    'ruff flake8 pylint black isort mypy pyright pre-commit golangci-lint staticcheck gofmt gofumpt revive rubocop standardrb ' +
    'checkstyle spotless ktlint detekt phpcs phpstan php-cs-fixer psalm swiftlint clang-tidy clang-format shellcheck stylelint ' +
    'markdownlint markdownlint-cli2 lint-staged hadolint actionlint aegir'
  ).split(' '),
);
const patterns = [
  'cargo clippy',
  'cargo fmt',
  'go vet',
  'deno lint',
  'deno fmt',
  'ng lint',
  'next lint',
  'gradlew spotlessCheck',
  'mix credo',
  'mix format',
  'dotnet format',
  'npm-groovy-lint',
];
const actions =
  /(?:super-linter|megalinter|reviewdog\/action-|golangci-lint-action|biomejs\/setup-biome|pre-commit\/action|wearerequired\/lint-action|ruff-action|actions-rs\/clippy|psf\/black|creyd\/prettier_action|trunk-io\/trunk-action|autofix-ci\/action)/;

export default defineCheck({
  id: 'lint-in-ci',
  category: 'readiness/testing',
  importance: 'low',
  title: 'A linter or a formatter looks at every change',
  failureTitle: 'No workflow lints a change',
  why: 'What a machine can object to should not take a reviewer’s time, nor depend on who reviews. It passes when a workflow for changes runs a linter, or checks the format; scripts of `package.json` are followed.',
  fix: 'Run the linter in the workflow that runs the tests.',
  needs: ['workflows', 'actions', 'manifests', 'files'],

  run(evidence) {
    if (!evidence.files.some(({ kind }) => kind === 'source')) return notApplicable('There is no source.');
    return ranInCi(evidence, isLint, {
      message: 'No workflow lints a change. Run a linter in one.',
      subject: 'none',
    });
  },
});

function isLint(command: Command): boolean {
  const [action = ''] = command;
  return (
    (command.length === 1 && actions.test(action)) ||
    programsOf(command).some((name) => linters.has(name)) ||
    patterns.some((pattern) => isCommand(command, pattern)) ||
    /^(?:lint|check|verify|ci|style|format|fmt|prettier)(?:$|[:_-])/.test(calledName(command) ?? '')
  );
}
