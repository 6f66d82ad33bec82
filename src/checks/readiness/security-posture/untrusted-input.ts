import type { ExpressionValue } from '../../expressions.ts';

/** Who can choose a value: anybody, or whoever starts the workflow or calls the action. */
export type Hazard = 'stranger' | 'caller';

/** Texts that people write who may not write to the repository: those that GitHub Security Lab lists. */
const free =
  /^github\.(?:head_ref|event\.(?:(?:issue|pull_request|discussion)\.(?:title|body)|pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))|(?:comment|review|review_comment)\.body|pages\.\*\.page_name|(?:commits\.\*|head_commit|workflow_run\.head_commit)\.(?:message|(?:author|committer)\.(?:email|name))|workflow_run\.(?:head_branch|display_title|head_repository\.description|pull_requests\.\*\.head\.ref)))$/;

/** What holds them, where all of it is written out. */
const whole =
  /^github(?:\.event(?:\.(?:issue|pull_request(?:\.head)?|discussion|comment|review|review_comment|pages|commits(?:\.\*)?|head_commit|workflow_run(?:\.head_commit)?))?)?$/;

/** Inputs that hold `true`, `false` or a number, by their names. */
const closedInput =
  /(?:^|[-_.])(?:dry[-_]?run|debug|verbose|force|draft|pre-?release|enabled?|disabled?|count|number|timeout|retries|port|minutes|seconds|days)$|^(?:skip|is|has|should|enable|disable)[-_]/;

export function hazardOf({ name, isWhole }: ExpressionValue, isAction: boolean): Hazard | null {
  if (free.test(name) || (isWhole && whole.test(name))) return 'stranger';
  const [, input] = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(name) ?? [];
  if (input === undefined) return null;
  // A workflow's inputs may have a type, which can't be told; an action's are texts, all of them.
  return !isAction && closedInput.test(input) ? null : 'caller';
}
