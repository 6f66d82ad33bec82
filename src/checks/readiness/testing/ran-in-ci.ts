import type { Evidence } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, notApplicable, type Outcome, passed } from '../../../model/outcome.ts';
import { builtElsewhere } from '../../other-builds.ts';
import type { Command } from '../../shell-commands.ts';
import { unreadable } from '../../unreadable.ts';
import { type CiEvidence, ciCommands, foreignCall } from './ci-commands.ts';

/** Whether a workflow for changes runs something; or what is known instead. */
export function ranInCi(
  { files, ...evidence }: CiEvidence & Pick<Evidence, 'files'>,
  isWanted: (command: Command) => boolean,
  missing: Finding,
): Outcome {
  if (ciCommands(evidence).some(({ command }) => isWanted(command))) return passed();
  const [broken] = unreadable('a workflow', evidence.workflows);
  if (broken !== undefined) return failed(broken);
  const call = foreignCall(evidence);
  if (call !== null) {
    return notApplicable(`\`${call}\` is called for changes, and what it runs stands in another repository.`);
  }
  return builtElsewhere(files) ?? failed(missing);
}
