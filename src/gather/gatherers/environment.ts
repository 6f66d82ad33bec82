import type { ComposeFile } from '../../model/container.ts';
import type { EnvironmentUse, VariableNote, VariableRead } from '../../model/ecosystem.ts';
import type { SourceFile } from '../../model/evidence.ts';
import { isIllustration } from '../../model/illustration.ts';
import { baseName } from '../../model/path.ts';
import { isToolFile } from '../../model/tool-file.ts';
import { type Scene, textOf } from '../scene.ts';
import { isTemplateName } from './environment-files.ts';

/** Variables that the code reads, and those that somebody wrote down, by name and place. */
export async function gatherEnvironment(
  scene: Scene,
  composeFiles: readonly ComposeFile[],
): Promise<EnvironmentUse> {
  const sources = scene.files.filter(
    ({ kind, path }) => kind === 'source' && !isIllustration(path) && !isToolFile(path),
  );
  const templates = await notesOfTemplates(scene);
  return {
    reads: sources.flatMap(readsOf),
    documented: [...templates, ...composeFiles.flatMap(notesOfCompose), ...notesOfDocuments(scene.files)],
    validation: validationOf(sources),
    hasComputedReads: sources.some(({ facts }) => codeReads(facts).some(({ name }) => name === null)),
  };
}

function codeReads({ code }: SourceFile['facts']) {
  return code?.kind === 'analysed' ? code.code.environmentReads : [];
}

function readsOf({ path, facts }: SourceFile): readonly VariableRead[] {
  const known = [
    ...codeReads(facts).map((read) => ({ ...read, by: 'syntax' as const })),
    ...facts.textReads.map((read) => ({ ...read, by: 'text' as const })),
  ];
  return known.flatMap(({ name, line, hasDefault, by }) =>
    name === null ? [] : [{ name, path, line, hasDefault, by }],
  );
}

/** A line that only comments out an assignment documents it too. */
async function notesOfTemplates(scene: Scene): Promise<readonly VariableNote[]> {
  const paths = scene.files
    .filter(({ path, kind }) => kind === 'data' && isTemplateName(baseName(path)))
    .map(({ path }) => path);
  const read = await Promise.all(paths.map(async (path) => ({ path, text: await textOf(scene, path) })));
  return read.flatMap(({ path, text }) =>
    text.split('\n').flatMap((row, index): VariableNote[] => {
      const [, name] =
        /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/.exec(row.slice(0, 200)) ?? [];
      return name === undefined ? [] : [{ name, path, line: index + 1, kind: 'template' }];
    }),
  );
}

function notesOfCompose({ path, services }: ComposeFile): readonly VariableNote[] {
  return services
    .filter(({ isBuilt }) => isBuilt)
    .flatMap(({ variables }) => variables.map(({ name, line }) => ({ name, path, line, kind: 'compose' })));
}

function notesOfDocuments(files: readonly SourceFile[]): readonly VariableNote[] {
  return files
    .filter(({ kind }) => kind === 'document')
    .flatMap(({ path, facts }) =>
      (facts.document?.variables ?? []).map(({ name, line }) => ({
        name,
        path,
        line,
        kind: 'note' as const,
      })),
    );
}

function validationOf(sources: readonly SourceFile[]): EnvironmentUse['validation'] {
  for (const { path, facts } of sources) {
    const signal = facts.signals.find(({ kind }) => kind === 'environment-validation');
    if (signal !== undefined) return { path, line: signal.line, by: signal.what };
  }
  return null;
}
