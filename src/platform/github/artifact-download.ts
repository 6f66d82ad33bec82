import { sha256 } from '../../model/fingerprint.ts';
import { largestArchiveBytes } from '../../model/trust.ts';
import type { Loaded } from '../../model/world.ts';
import type { GitHub } from './api.ts';
import { ArchiveRefusal, singleEntry } from './single-entry.ts';

const largestEntryBytes = 32 * 1024 * 1024;

interface Listed {
  readonly id: number;
  /** `sha256:…` of the archive; `null` when GitHub did not say. */
  readonly digest: string | null;
}

/** The text of an artifact's one entry, or why it is refused: in our own words, and in all that is known of it. */
export type Downloaded =
  | { readonly text: string }
  | { readonly refused: string; readonly detail: string; readonly condition: Condition };

type Condition = Extract<Loaded, { readonly refused: string }>['condition'];

/** Fetches an artifact whose archive has to be whole, small, and of one entry of that name. */
export async function downloadEntry(
  { octokit, owner, repo }: GitHub,
  { id, digest }: Listed,
  entryName: string,
): Promise<Downloaded> {
  const answer = await octokit.rest.actions.downloadArtifact({
    owner,
    repo,
    artifact_id: id,
    archive_format: 'zip',
    request: { redirect: 'manual' },
  });
  const { location } = answer.headers;
  if (location === undefined) return refusal('GitHub named no place to download it from.', 'unavailable');
  const archive = await download(location);
  if (archive === null) return refusal(`Its archive is larger than ${largestArchiveBytes} bytes.`, 'size');
  if (digest !== null && digest !== `sha256:${sha256(archive)}`)
    return refusal('The digest of its archive is not the one GitHub lists.', 'digest');
  try {
    return { text: await singleEntry(archive, entryName, largestEntryBytes) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return error instanceof ArchiveRefusal
      ? refusal(detail, 'archive')
      : { refused: 'Its archive is not one that can be read.', detail, condition: 'archive' };
  }
}

/** In words of our own, of which there is no more to tell. */
export function refusal(sentence: string, condition: Condition): Downloaded {
  return { refused: sentence, detail: sentence, condition };
}

/** The bytes behind a signed address; `null` when they are too many. The token is not sent there. */
async function download(location: string): Promise<Buffer | null> {
  const answer = await fetch(location, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok || answer.body === null) throw new Error(`The download was answered by ${answer.status}.`);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.byteLength;
    if (bytes > largestArchiveBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
