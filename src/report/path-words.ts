import type { Catalogue } from '../model/catalogue.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { groupedBy } from '../model/grouped.ts';
import { type PathGoal, type PathStep, pathGoals } from '../model/path-step.ts';
import { displayed } from '../model/score.ts';

/** The steps of one goal, in words. */
export interface PathStage {
  readonly goal: PathGoal;
  /** `To open the gate`. */
  readonly title: string;
  readonly steps: readonly WordedStep[];
}

export interface WordedStep {
  /** Points of the total: `+3.1`; `null` where nobody knows. */
  readonly gain: string | null;
  /** Our own sentence; names in it are code. */
  readonly what: string;
  /** Why, in the words of the document; `null` where nothing is to be added. */
  readonly why: string | null;
  /** How to mend it, in those of the catalogue; `null` where it does not tell. */
  readonly how: string | null;
  /** What writes the fix: `certgate fix unpinned-actions`; `null` where a person has to. */
  readonly command: string | null;
}

const titles: Readonly<Record<PathGoal, string>> = {
  gate: 'To open the gate',
  CONDITIONAL: 'For the level CONDITIONAL',
  CERTIFIED: 'For the level CERTIFIED',
};

/** What counted checks count: the last part of their path, and the thing. */
const countedThings: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['line-coverage', ['line', 'lines']],
  ['branch-coverage', ['branch', 'branches']],
  ['function-coverage', ['function', 'functions']],
  ['changed-line-coverage', ['changed line', 'changed lines']],
]);

/** The path to certification by goal; goals that need nothing of their own are left out. */
export function pathStages(
  { pathToCertification }: ScorecardDocument,
  catalogue: Catalogue,
): readonly PathStage[] {
  return pathGoals.flatMap((goal) => {
    const steps = pathToCertification.filter((step) => step.goal === goal);
    return steps.length === 0 ? [] : [{ goal, title: titles[goal], steps: worded(steps, catalogue) }];
  });
}

/** `2 steps to open the gate, 4 for the level CERTIFIED`. */
export function pathSummary(stages: readonly PathStage[]): string {
  return stages
    .map(({ title, steps }, index) => {
      const unit = index > 0 ? '' : steps.length === 1 ? ' step' : ' steps';
      return `${steps.length}${unit} ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    })
    .join(', ');
}

/** Checks that could not be judged for the same reason are one step: one thing mends them. */
function worded(steps: readonly PathStep[], catalogue: Catalogue): readonly WordedStep[] {
  const alike = groupedBy<PathStep | string, PathStep>(steps, (step) =>
    step.kind === 'measure' ? step.message : step,
  );
  return [...alike.values()].flatMap((group) => {
    const targets = group.map(({ target }) => target);
    return group.slice(0, 1).map((step) => wordsOf(step, targets, catalogue));
  });
}

function wordsOf(step: PathStep, targets: readonly string[], { checks }: Catalogue): WordedStep {
  const names = targets.map((target) => `\`${target}\``).join(', ');
  const unknown = { gain: null, how: null, command: null };
  if (step.kind === 'measure') return { ...unknown, what: `Have ${names} judged.`, why: step.message };
  if (step.kind === 'settle') return { ...unknown, what: `Settle ${names}.`, why: step.message };
  const told = checks.get(step.target);
  return {
    gain: step.points < 0.1 ? 'under +0.1' : `+${displayed(step.points)}`,
    what: `Mend ${names}: ${mendWords(step)}.`,
    why: null,
    how: told?.fix ?? null,
    command: told?.hasRemedy === true ? `certgate fix ${lastPart(step.target)}` : null,
  };
}

/** `46 more lines are enough, in a.ts, b.ts`. */
function mendWords({ target, amount, findings, paths }: Extract<PathStep, { kind: 'mend' }>): string {
  const [one, many] = countedThings.get(lastPart(target)) ?? ['of what it counts', 'of what it counts'];
  const much =
    amount === null
      ? `${findings} ${findings === 1 ? 'finding' : 'findings'}`
      : amount === 1
        ? `1 more ${one} is enough`
        : `${amount} more ${many} are enough`;
  return paths.length === 0 ? much : `${much}, in ${paths.map((path) => `\`${path}\``).join(', ')}`;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
