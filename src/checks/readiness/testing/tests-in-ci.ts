import { defineCheck } from '../../../model/check.ts';
import { failed, measured, notApplicable, type Outcome, passed } from '../../../model/outcome.ts';
import { builtElsewhere } from '../../other-builds.ts';
import { type Command, isCommand, programOf } from '../../shell-commands.ts';
import { unreadable } from '../../unreadable.ts';
import { type CiCommand, calledName, ciCommands, foreignCall, programsOf } from './ci-commands.ts';

const runners = new Set(
  (
    'vitest jest mocha _mocha ava tap tape jasmine karma uvu lab qunit testem wtr web-test-runner borp bats zunit ' +
    'pytest tox nox nose2 rspec phpunit pest ctest jest-cli tsd japa xo-test brittle taste start-server-and-test'
  ).split(' '),
);
const patterns = [
  ...[
    'playwright test',
    'cypress run',
    'node --test',
    'tsx --test',
    'bun test',
    'deno test',
    'go test',
    'cargo test',
  ],
  ...[
    'cargo nextest',
    'dotnet test',
    'swift test',
    'mix test',
    'flutter test',
    'dart test',
    'mvn test',
    'mvn verify',
  ],
  ...[
    'mvn install',
    'mvn package',
    'mvnw test',
    'mvnw verify',
    'mvnw install',
    'mvnw package',
    'gradle test',
  ],
  ...[
    'gradle check',
    'gradle build',
    'gradlew test',
    'gradlew check',
    'gradlew build',
    'react-scripts test',
    'ng test',
  ],
  ...[
    'vue-cli-service test:unit',
    'aegir test',
    'zig build test',
    'python unittest',
    'manage.py test',
    'rails test',
    'gotestsum',
  ],
];
const actions =
  /^(?:cypress-io\/github-action|microsoft\/playwright-github-action|gabrielbb\/xvfb-action|coactions\/setup-xvfb|r-lib\/actions\/check-r-package)$/;

export default defineCheck({
  id: 'tests-in-ci',
  category: 'readiness/testing',
  importance: 'high',
  title: 'The tests run for every change before it is merged',
  failureTitle: 'The tests do not run for every change before it is merged',
  why: 'Tests that nobody runs stop working within weeks, and nobody notices (OpenSSF Scorecard, CI-Tests). A workflow must run them for pull requests, for a merge queue, or for pushes to any branch; scripts of `package.json`, the repository’s own actions and the workflows that it calls are followed. Half is given where they run after the merge only, or where `|| true` hides that they fail.',
  fix: 'Add a workflow that runs `npm test` on `pull_request`.',
  needs: ['workflows', 'actions', 'manifests', 'files'],

  run({ workflows, actions: own, manifests, files }) {
    const broken = unreadable('a workflow', workflows);
    const tests = ciCommands({ workflows, actions: own, manifests }).filter(({ command }) => isTest(command));
    if (tests.length === 0) {
      const [first] = broken;
      if (first !== undefined) return failed(first);
      return (
        unseen(foreignCall({ workflows })) ??
        builtElsewhere(files) ??
        failed({
          message: 'No workflow runs the tests for a change. Add one that does so on `pull_request`.',
          subject: 'none',
        })
      );
    }
    return withBroken(judge(tests), broken.length, broken);
  },
});

function unseen(call: string | null): Outcome | null {
  return call === null
    ? null
    : notApplicable(`\`${call}\` is called for changes, and what it runs stands in another repository.`);
}

function judge(tests: readonly CiCommand[]): Outcome {
  const before = tests.filter(({ isBeforeMerge }) => isBeforeMerge);
  const [late] = tests;
  if (before.length === 0 && late !== undefined) {
    const { path, line } = late;
    return measured(0.5, [
      {
        path,
        line,
        message: 'The tests run here after a merge only, and not for pull requests.',
        subject: 'late',
      },
    ]);
  }
  const [ignored] = before;
  if (ignored === undefined || before.some(({ isIgnored }) => !isIgnored)) return passed();
  const { path, line } = ignored;
  return measured(0.5, [
    { path, line, message: 'The tests run here, and `|| true` hides that they fail.', subject: 'ignored' },
  ]);
}

/** A workflow that can't be read is one thing more that may be wrong. */
function withBroken(outcome: Outcome, count: number, broken: ReturnType<typeof unreadable>): Outcome {
  if (outcome.kind !== 'judged' || count === 0) return outcome;
  return measured(outcome.ratio / (1 + count), [...outcome.findings, ...broken]);
}

function isTest(command: Command): boolean {
  const [action = ''] = command;
  if (command.length === 1 && actions.test(action)) return true;
  if (/^(?:echo|printf|git|cat|cp|mv|rm|mkdir|grep|sed)$/.test(programOf(command))) return false;
  if (patterns.some((pattern) => isCommand(command, pattern))) return true;
  if (!isInstalling(command) && programsOf(command).some((name) => runners.has(name))) return true;
  const isFile =
    programOf(command) === 'node' &&
    command.some((word) => /^(?:\.\/)?(?:tests?|specs?)(?:[/.]|$)/.test(word));
  return (
    isFile ||
    isTestScript(command) ||
    /^(?:tests?|check|verify|ci|spec|validate)(?:$|[:_-])/.test(calledName(command) ?? '')
  );
}

/** `./bin/ci-test.sh`, `node run_tests.js`: a script by whose name the tests are run. */
function isTestScript(command: Command): boolean {
  const isRun = /^(?:node|tsx|ts-node|ba?sh|zsh|python3?|ruby|pwsh)$/.test(programOf(command));
  const script = isRun ? command.slice(1).find((word) => !word.startsWith('-')) : command[0];
  const [, name] = /([\w-]{1,80})\.(?:sh|bash|[cm]?[jt]s|py|rb|ps1)$/.exec(script ?? '') ?? [];
  return /^(?:(?:ci|run|all|unit|e2e|integration|smoke)[-_])*tests?(?:[-_](?:all|unit|e2e|ci|integration|smoke))*$/.test(
    name ?? '',
  );
}

function isInstalling(command: Command): boolean {
  return (
    /^(?:npm|pnpm|yarn|bun|pip3?|gem|cargo|go)$/.test(programOf(command)) &&
    command.some((word) => /^(?:i|install|add|ci|get)$/.test(word))
  );
}
