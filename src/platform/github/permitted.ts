import type { Log, Publisher } from '../../model/world.ts';
import { isForbidden } from './api.ts';

/**
 * Publishers that need rights the token may not have: a fork's token may only read. What is refused is not tried again,
 * and all of it is said in one warning.
 */
export class Permissions {
  readonly #refused = new Set<string>();

  /** `publisher`, silent once it was refused. `permission` is what it needs, as workflows name it. */
  needing(permission: string, publisher: Publisher): Publisher {
    const name = `${publisher.id} (\`${permission}\`)`;
    const trying = async (attempt: () => Promise<void>): Promise<void> => {
      if (this.#refused.has(name)) return;
      try {
        await attempt();
      } catch (error) {
        if (!isForbidden(error)) throw error;
        this.#refused.add(name);
      }
    };
    return {
      id: publisher.id,
      begin: () => trying(async () => await publisher.begin?.()),
      publish: (publication) => trying(() => publisher.publish(publication)),
      abandon: (why) => trying(async () => await publisher.abandon?.(why)),
    };
  }

  /** Says once what could not be written. */
  warn(log: Log): void {
    if (this.#refused.size === 0) return;
    log.warn(
      `The token may not write the ${[...this.#refused].join(' and the ')}. The verdict stands: it is this job’s result and its summary.`,
    );
  }
}
