import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'interface-agreement',
  category: 'readiness/documentation',
  importance: 'medium',
  title: 'Inputs and outputs of the action are described, and the README knows them',
  failureTitle: 'Inputs or outputs of the action are not described',
  why: 'Whoever uses the action writes its inputs by hand, and GitHub accepts wrong ones with a warning only. Each input and output counts twice: its `description` in `action.yml`, and its name in a code span or a code block of the README.',
  fix: 'Describe every input and output in `action.yml`, and list them in the README.',
  needs: ['actions', 'readme'],

  run({ actions, readme }) {
    const action = actions.find(({ path }) => /^action\.ya?ml$/.test(path));
    if (action === undefined) return notApplicable('This is no action.');
    const { path, problem, inputs, outputs } = action;
    if (problem !== null) return failed({ path, message: `It can't be read as an action: ${problem}` });
    const parameters = [...inputs, ...outputs];
    if (parameters.length === 0) return notApplicable('The action has no inputs and no outputs.');
    const known = new Set(readme?.document?.words ?? []);
    const findings = parameters.flatMap(({ name, line, description }): Finding[] => [
      ...((description ?? '').trim() === ''
        ? [{ path, line, message: `\`${name}\` has no \`description\`.`, subject: `${name} description` }]
        : []),
      ...(known.has(name.toLowerCase())
        ? []
        : [{ path, line, message: `The README does not name \`${name}\`.`, subject: `${name} readme` }]),
    ]);
    return proportion(2 * parameters.length, findings);
  },
});
