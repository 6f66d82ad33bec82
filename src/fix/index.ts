import type { AnyRemedy } from '../model/remedy.ts';
import codeOwners from './remedies/code-owners.ts';
import securityPolicy from './remedies/security-policy.ts';
import undocumentedVariables from './remedies/undocumented-variables.ts';
import unpinnedActions from './remedies/unpinned-actions.ts';
import updateBot from './remedies/update-bot.ts';
import workflowPermissions from './remedies/workflow-permissions.ts';

/** What `certgate fix` can write, by the check that asks for it. */
export const remedies: readonly AnyRemedy[] = [
  codeOwners,
  updateBot,
  undocumentedVariables,
  securityPolicy,
  workflowPermissions,
  unpinnedActions,
];
