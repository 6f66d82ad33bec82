import type { ComposeFile, ContainerFile, ContainerStage } from '../model/container.ts';

/** Folders and names of containers to work in, to try out or to test in: nothing of them runs where users are. */
const otherPurpose =
  /(?:^|\/)(?:\.devcontainer|\.github|\.gitpod|examples?|samples?|demos?|benchmarks?|playground|dev|development|ci|e2e)\/|(?:^|[/._-])(?:dev|devel|development|devcontainer|test|tests|testing|ci|e2e|local|lint|docs|debug|gitpod|builder)(?:[._-](?:dockerfile|containerfile))?(?:\.ya?ml)?$|(?:^|\/)(?:dev|test|ci|local|gitpod)\.(?:dockerfile|containerfile)$/i;

/** Container files and compose files that are made to run somewhere else than with their authors. */
export function shipped<T extends Pick<ContainerFile | ComposeFile, 'path'>>(
  files: readonly T[],
): readonly T[] {
  return files.filter(({ path }) => !otherPurpose.test(path));
}

/** What runs in the end: the last stage, and the stages it is made from, nearest first. */
export function finalStages({ stages }: ContainerFile): readonly ContainerStage[] {
  const chain: ContainerStage[] = [];
  let index = stages.length - 1;
  while (index >= 0) {
    const stage = stages[index];
    if (stage === undefined) break;
    chain.push(stage);
    index = earlierStage(stages, stage, index);
  }
  return chain;
}

/** Place of the stage that another is made from; -1 where it is made from an image. */
function earlierStage(stages: readonly ContainerStage[], { image }: ContainerStage, before: number): number {
  const name = image.name.toLowerCase();
  return stages.findLastIndex((stage, index) => index < before && stage.name?.toLowerCase() === name);
}
