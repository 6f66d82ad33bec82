import { expect, it } from 'vitest';
import type { Judged } from './support/judged-files.ts';
import { judgedFiles } from './support/judged-files.ts';
import { filesOfStory } from './support/stories.ts';

const { files, untracked, settings } = filesOfStory('protocol-engine/after');

/** Check → why it does not apply. */
const notApplicable = ({ results }: Judged): ReadonlyMap<string, string> =>
  new Map(
    results.flatMap(({ check, outcome }) =>
      outcome.kind === 'notApplicable' ? [[`${check.category}/${check.id}`, outcome.reason] as const] : [],
    ),
  );

/** The same files, with another manifest at the root. */
const judgedAs = (overrides: object): Promise<Judged> => {
  const manifest = { ...JSON.parse(files['package.json'] ?? ''), ...overrides };
  return judgedFiles({ ...files, 'package.json': JSON.stringify(manifest) }, untracked, settings);
};

it('asks a service and a library of the same files different questions, and says why', async () => {
  const service = await judgedAs({});
  const library = await judgedAs({ private: false, exports: './src/server.ts', scripts: {} });
  expect([service, library].map(({ evidence }) => evidence.profile)).toEqual([
    { id: 'service', reason: 'It depends on `fastify`.' },
    { id: 'library', reason: '`package.json` names an entry point for importers.' },
  ]);
  const [ofService, ofLibrary] = [notApplicable(service), notApplicable(library)];
  const only = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    [...one].filter(([check]) => !other.has(check));

  const notOfLibrary = new Map(only(ofLibrary, ofService));
  expect([...notOfLibrary.keys()]).toEqual(
    expect.arrayContaining([
      'readiness/monitoring/health-endpoint',
      'readiness/environment/configuration-validation',
      'readiness/deployment/rollback',
      'quality/operations/backup',
    ]),
  );
  expect(notOfLibrary.get('quality/operations/backup')).toBe(
    'A library runs within other programs, and those are operated by others.',
  );
  expect(only(ofService, ofLibrary)).toEqual(
    expect.arrayContaining([
      ['readiness/documentation/undocumented-exports', 'Nobody imports from this project.'],
      [
        'readiness/file-structure/code-of-conduct',
        'The package is private, and so are those who work on it.',
      ],
    ]),
  );
});
