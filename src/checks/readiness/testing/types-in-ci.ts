import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { type Command, isCommand } from '../../shell-commands.ts';
import { calledName, programsOf } from './ci-commands.ts';
import { ranInCi } from './ran-in-ci.ts';

/** They check types, or fail to build what does not pass. */
const checkers = new Set(
  'tsc vue-tsc svelte-check tsd tspc ttsc tsgo tsup tsdown unbuild glint attw api-extractor dts-bundle-generator ngc microbundle tshy bunchee pkgroll father tsx-check ncc'.split(
    ' ',
  ),
);
const patterns = [
  'ng build',
  'next build',
  'nest build',
  'nuxt typecheck',
  'nuxi typecheck',
  'astro check',
  'deno check',
  'deno test',
  'expo export',
  'react-scripts build',
  'lerna build',
];

export default defineCheck({
  id: 'types-in-ci',
  category: 'readiness/testing',
  importance: 'low',
  title: 'Types are checked for every change',
  failureTitle: 'No workflow checks the types for a change',
  why: 'Test runners and bundlers strip types without looking at them: only a compiler finds what does not fit. It passes when a workflow for changes runs `tsc`, or a tool that does; scripts of `package.json` are followed.',
  fix: 'Run `tsc --noEmit` in the workflow that runs the tests.',
  needs: ['workflows', 'actions', 'manifests', 'files'],

  run(evidence) {
    if (!evidence.files.some(isTyped)) return notApplicable('No source is written in TypeScript.');
    return ranInCi(evidence, isCheck, {
      message: 'No workflow checks the types for a change. Run `tsc --noEmit` in one.',
      subject: 'none',
    });
  },
});

function isTyped({ path, kind }: SourceFile): boolean {
  return kind === 'source' && /(?<!\.d|\.config)\.[cm]?tsx?$/.test(path);
}

function isCheck(command: Command): boolean {
  return (
    programsOf(command).some((name) => checkers.has(name)) ||
    patterns.some((pattern) => isCommand(command, pattern)) ||
    /^(?:types?|typecheck|type-check|check-types|check|build|compile|verify|ci|tsc)(?:$|[:_-])/.test(
      calledName(command) ?? '',
    )
  );
}
