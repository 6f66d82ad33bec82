import type { GateInput, GateRule } from '../../model/gate.ts';

/** More would hide the other rulings. */
const mostNamed = 3;

/**
 * A change of the workflows, the actions or the configuration may change what measures it, or who judges it. Without
 * anyone's approval its level is at most CONDITIONAL, and this says why.
 */
const unapprovedChanges: GateRule = {
  id: 'unapproved-changes',
  judge: ({ approval }) => {
    if (approval === null) return [];
    const { changed, by } = approval;
    const what =
      changed === null
        ? 'Not all files that it changes are known: workflows or the configuration may be among them.'
        : `This change touches what measures or judges it: ${named(changed)}.`;
    return [
      {
        rule: 'unapproved-changes',
        target: 'approval',
        asked: 'an approval of this head',
        found: by === null ? 'none' : `by ${by}`,
        status: by === null ? 'warn' : 'pass',
        message:
          by === null
            ? `${what} Until somebody with write access approves this head, its level is at most CONDITIONAL.`
            : `${what} It is approved by ${by}.`,
      },
    ];
  },
};

export default unapprovedChanges;

/** The level is capped. */
export function lacksApproval({ approval }: Pick<GateInput, 'approval'>): boolean {
  return approval !== null && approval.by === null;
}

function named(paths: readonly string[]): string {
  // A name with backticks could end its code span, and go on as a sentence of ours.
  const shown = paths.slice(0, mostNamed).map((path) => `\`${path.replaceAll('`', '’')}\``);
  const more = paths.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
