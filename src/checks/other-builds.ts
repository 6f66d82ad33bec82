import type { SourceFile } from '../model/evidence.ts';
import { notApplicable, type Outcome } from '../model/outcome.ts';

const builds =
  /^(?:\.gitlab-ci\.yml|\.circleci\/config\.yml|Jenkinsfile|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|\.buildkite\/[^/]+\.ya?ml|\.drone\.yml|\.woodpecker(?:\.ya?ml|\/[^/]+\.ya?ml)|cloudbuild\.ya?ml|buildspec\.yml|\.forgejo\/workflows\/[^/]+\.ya?ml|\.semaphore\/[^/]+\.yml|\.cirrus\.yml)$/;

/** Shorter ones do nothing. */
const leastBytes = 40;

/** Why it can't be told what is missing from GitHub's workflows: another system builds here too. `null` where none does. */
export function builtElsewhere(files: readonly SourceFile[]): Outcome | null {
  const build = files.find(({ path, facts }) => builds.test(path) && facts.bytes >= leastBytes);
  return build === undefined
    ? null
    : notApplicable(
        `\`${build.path}\` builds it too, and what that does is not read: only workflows of GitHub are.`,
      );
}
