import { defineCheck } from '../../../model/check.ts';
import type { ContainerFile } from '../../../model/container.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { directoryOf, joined } from '../../../model/path.ts';
import { shipped } from '../../shipped-containers.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'container-ignore',
  category: 'readiness/deployment',
  importance: 'low',
  title: 'What is copied into containers is chosen',
  failureTitle: 'Everything there is gets copied into containers',
  why: '`COPY . .` takes what lies in the folder: `.git`, `.env`, `node_modules` of another platform. A `.dockerignore` keeps them out (Docker’s best practices). Each Dockerfile that copies a whole folder counts once; one that is not empty has to stand at the root, beside it, or under its name.',
  fix: 'Add a `.dockerignore` with `.git`, `.env*`, `node_modules` and what a build writes.',
  needs: ['containers', 'files'],

  run({ containers, files }) {
    const made = shipped(containers);
    const broken = unreadable('a Dockerfile', made);
    const copying = made.filter(({ stages }) => stages.some(({ copiesContext }) => copiesContext));
    const written = new Set(files.filter(({ facts }) => facts.bytes > 0).map(({ path }) => path));
    const total = broken.length + copying.length;
    if (total === 0) return notApplicable('No Dockerfile copies a whole folder.');
    const findings = copying
      .filter((file) => !isChosen(file, written))
      .map(({ path, stages }) => ({
        path,
        line: stages.find(({ copiesContext }) => copiesContext)?.line ?? 1,
        message: `\`${path}\` copies a whole folder, and no \`.dockerignore\` keeps anything out. Add one.`,
        subject: 'dockerignore',
      }));
    return proportion(total, [...broken, ...findings]);
  },
});

function isChosen({ path }: ContainerFile, written: ReadonlySet<string>): boolean {
  const places = ['.dockerignore', joined(directoryOf(path), '.dockerignore'), `${path}.dockerignore`];
  return places.some((place) => written.has(place));
}
