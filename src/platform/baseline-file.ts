import type { Candidate, CertificateStore } from '../model/world.ts';

/** The one certificate that a person named; what is issued goes where it always goes. */
export class BaselineFile implements CertificateStore {
  readonly #path: string;
  readonly #bundle: string;
  readonly #own: CertificateStore;

  constructor(path: string, bundle: string, own: CertificateStore) {
    this.#path = path;
    this.#bundle = bundle;
    this.#own = own;
  }

  async candidates(): Promise<readonly Candidate[]> {
    return [{ id: this.#path, commit: null, listed: null }];
  }

  async origin(): Promise<null> {
    return null;
  }

  async load(): Promise<{ readonly bundle: string }> {
    return { bundle: this.#bundle };
  }

  save: CertificateStore['save'] = (bundle, about) => this.#own.save(bundle, about);
}
