import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../../model/world.ts';
import { plainly } from '../best-effort.ts';

/**
 * Carries the cache of facts from run to run, by GitHub's own cache. A run reads what was kept by runs of its own branch, of
 * its base and of the default branch, and nothing of a stranger's; what can't be carried costs a warning and time.
 */
export class FactCacheStore {
  readonly #file: string;
  readonly #prefix: string;
  readonly #log: Log;
  #restored: string | null = null;

  constructor(file: string, version: string, log: Log) {
    this.#file = file;
    this.#prefix = `certgate-facts-${version}-`;
    this.#log = log;
  }

  async restore(): Promise<void> {
    await this.#trying('restored', async (client) => {
      // No run asks for one by its whole name: the newest will have most of what is needed.
      await client.restoreCache([dirname(this.#file)], `${this.#prefix}newest`, [this.#prefix]);
      this.#restored = await digestOf(this.#file);
    });
  }

  /** Entries can't be overwritten, so each is named by its content; what was restored is there already. */
  async save(): Promise<void> {
    const digest = await digestOf(this.#file);
    if (digest === null || digest === this.#restored) return;
    await this.#trying('kept', async (client) => {
      await client.saveCache([dirname(this.#file)], `${this.#prefix}${digest}`);
    });
  }

  async #trying(
    what: string,
    attempt: (client: typeof import('@actions/cache')) => Promise<void>,
  ): Promise<void> {
    try {
      const client = await import(/* webpackMode: "eager" */ '@actions/cache');
      if (client.isFeatureAvailable()) await attempt(client);
    } catch (error) {
      this.#log.warn(`The cache of facts could not be ${what}. ${plainly(error)}`);
    }
  }
}

async function digestOf(file: string): Promise<string | null> {
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
