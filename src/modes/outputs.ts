import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setOutput } from '@actions/core';
import type { ScorecardDocument } from '../model/document.ts';
import { printable } from '../model/printable.ts';
import type { Publication } from '../model/world.ts';

/** Below the runner's temporary folder: what the outputs `report` and `certificate` point at. */
export const ownFolderName = 'certgate';

/** The runner's folder for what a job leaves behind: emptied before and after it. */
export function temporaryIn(environment: NodeJS.ProcessEnv): string {
  return environment['RUNNER_TEMP'] ?? '.';
}

export async function setOutputs(
  { document, certificate }: Publication,
  commentUrl: string | null,
  temporary: string,
): Promise<void> {
  const folder = join(temporary, ownFolderName);
  await mkdir(folder, { recursive: true });
  const bundle = join(folder, 'certificate.sigstore.json');
  if (certificate !== null) await writeFile(bundle, certificate.bundle);
  setOutput('verdict', document.gate);
  setOutput('level', document.level);
  setOutput('total', document.waivedTotal ?? '');
  setOutput('scores', JSON.stringify(scoresOf(document)));
  setOutput('report', join(folder, 'scorecard.json'));
  setOutput('certificate', certificate === null ? '' : bundle);
  setOutput('certificate-id', certificate?.certificateId ?? '');
  setOutput('comment-url', commentUrl ?? '');
}

function scoresOf({ waivedTotal, areas }: ScorecardDocument): Readonly<Record<string, number | null>> {
  const parts = areas.flatMap((area) => [area, ...area.categories]).filter(({ assessed }) => assessed);
  return Object.fromEntries([
    ['total', waivedTotal],
    ...parts.map(({ id, waivedScore }) => [id, waivedScore]),
  ]);
}

export function whyClosed({ rulings }: ScorecardDocument): string {
  const failed = rulings.filter(({ status }) => status === 'fail').map(({ message }) => printable(message));
  return `The gate is closed. ${failed.join(' ')}`;
}
