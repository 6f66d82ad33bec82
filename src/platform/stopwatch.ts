import type { World } from '../model/world.ts';

/** Where the time of a run goes, by phases that begin one after the other. */
export class Stopwatch {
  /** What came before this module was loaded is the first. */
  readonly #begun: { readonly phase: string; readonly at: number }[] = [{ phase: 'start-up', at: 0 }];

  begin(phase: string): void {
    this.#begun.push({ phase, at: performance.now() });
  }

  /** A line for each phase, and one for the whole process. */
  lines(): readonly string[] {
    const now = performance.now();
    const phases = this.#begun.map(({ phase, at }, index) => ({
      phase,
      milliseconds: (this.#begun[index + 1]?.at ?? now) - at,
    }));
    return [...phases, { phase: 'all', milliseconds: now }].map(
      ({ phase, milliseconds }) => `${milliseconds.toFixed(0).padStart(7)} ms  ${phase}`,
    );
  }

  /** The same world, with an eye on when it is asked for what. */
  watching(world: World): World {
    const { repository, analyser, log } = world;
    return {
      ...world,
      repository: {
        workspace: repository.workspace,
        list: () => {
          this.begin('list of files');
          return repository.list();
        },
        read: (path) => repository.read(path),
      },
      analyser: {
        cacheUse: () => analyser.cacheUse(),
        analyse: async (files) => {
          this.begin('facts of files');
          const facts = await analyser.analyse(files);
          this.begin('other evidence');
          return facts;
        },
      },
      log: {
        info: (line) => log.info(line),
        warn: (line) => log.warn(line),
        progress: (step) => {
          if (step !== '') this.begin(step);
          log.progress(step);
        },
      },
    };
  }
}
