import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Candidate, CertificateStore, Loaded } from '../model/world.ts';
import { ownFolder } from './git-repository.ts';
import type { Workspace } from './workspace.ts';

/** A certificate of a large repository holds thousands of findings; more than this is none of ours. */
const largestBundleBytes = 32 * 1024 * 1024;

/** The newest certificate, under a name that does not change. */
const newestCertificate = `${ownFolder}/certificate.sigstore.json`;

const folder = `${ownFolder}/certificates`;

/** Certificates in the folder of a terminal run, one file each: `<time>-<commit>.sigstore.json`. */
export class DirectoryStore implements CertificateStore {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  async candidates(): Promise<readonly Candidate[]> {
    const names = await readdir(join(this.#workspace.root, folder)).catch(() => []);
    return names
      .flatMap((name): readonly Candidate[] => {
        const commit = /^\d{8}T\d{9}Z-([0-9a-f]{40,64})\.sigstore\.json$/.exec(name)?.[1];
        return commit === undefined ? [] : [{ id: `${folder}/${name}`, commit, listed: null }];
      })
      .sort((left, right) => (left.id > right.id ? -1 : 1));
  }

  async origin(): Promise<null> {
    return null;
  }

  async load({ id }: Candidate): Promise<Loaded> {
    const file = await this.#workspace.read(id, largestBundleBytes);
    if (file.kind === 'content') return { bundle: new TextDecoder().decode(file.bytes) };
    if (file.kind === 'absent') return { refused: 'It is gone.', condition: 'unavailable' };
    return { refused: file.reason, condition: 'archive' };
  }

  async save(
    bundle: string,
    { issuedAt, commit }: { readonly issuedAt: string; readonly commit: string },
  ): Promise<string> {
    const time = issuedAt.replace(/[-:.]/g, '');
    await makeOwnFolder(this.#workspace, 'certificates');
    await this.#write(`${folder}/${time}-${commit}.sigstore.json`, bundle);
    await this.#write(newestCertificate, bundle);
    return newestCertificate;
  }

  /** Whole or not at all: a run that is ended here must not leave half a certificate. */
  async #write(path: string, text: string): Promise<void> {
    const place = join(this.#workspace.root, path);
    await writeFile(`${place}.${process.pid}.tmp`, text);
    await rename(`${place}.${process.pid}.tmp`, place);
  }
}

/** Makes certgate's folder, or one in it, and has git ignore all of it. */
export async function makeOwnFolder(workspace: Workspace, name: string): Promise<string> {
  const place = join(workspace.root, ownFolder, name);
  await mkdir(place, { recursive: true });
  await writeFile(join(workspace.root, ownFolder, '.gitignore'), '*\n');
  return place;
}
