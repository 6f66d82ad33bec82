import { expect, it } from 'vitest';
import { remedies } from '../src/fix/index.ts';
import { grade } from '../src/gate/level.ts';
import { checksOf, type Scorecard } from '../src/model/scorecard.ts';
import { type Judged, judgedFiles } from './support/judged-files.ts';
import type { Files } from './support/memory-repository.ts';
import { filesOfStory } from './support/stories.ts';

/** Where the story begins, and where the way ends. */
const before = filesOfStory('protocol-engine/before');
const after = filesOfStory('protocol-engine/after');

/** What is done about the findings of one check, or of several that one thing mends: files → files. */
type Fix = readonly [checks: string | readonly string[], done: Deed];

type Deed = (files: Files, judged: Judged) => Files;

const edited =
  (path: string, from: string, to: string) =>
  (files: Files): Files => {
    const text = files[path] ?? '';
    if (!text.includes(from)) throw new Error(`\`${path}\` has no \`${from}\`.`);
    return { ...files, [path]: text.replace(from, to) };
  };
const added =
  (path: string, text: string) =>
  (files: Files): Files => ({ ...files, [path]: (files[path] ?? '') + text });
const without =
  (path: string) =>
  ({ [path]: _, ...rest }: Files): Files =>
    rest;

/** The files as they are at the end of the way. */
const taken =
  (...paths: readonly string[]) =>
  (files: Files): Files => ({
    ...files,
    ...Object.fromEntries(paths.map((path) => [path, after.files[path] ?? ''])),
  });

/** One section of what operations write down. */
const written = (title: string): ((files: Files) => Files) => {
  const [section] =
    after.files['docs/operations.md']
      ?.split(/^(?=## )/m)
      .filter((text) => text.startsWith(`## ${title}\n`)) ?? [];
  if (section === undefined) throw new Error(`\`docs/operations.md\` has no section \`${title}\`.`);
  return added('docs/operations.md', section);
};

const all =
  (...deeds: readonly Deed[]): Deed =>
  (files, judged) =>
    deeds.reduce((done, deed) => deed(done, judged), files);

/** What `certgate fix` prints, put where it says. */
const printed =
  (check: string) =>
  (files: Files, { evidence }: Judged): Files => {
    const made = remedies
      .find((remedy) => remedy.check === check)
      ?.make(evidence, { texts: new Map(), authors: null });
    if (made?.kind !== 'file') throw new Error(`There is no file for \`${check}\`.`);
    return { ...files, [made.path]: made.text };
  };

/** From `before` to `after`. The last step is everything that is left to do. */
const fixes: readonly Fix[] = [
  ['readiness/environment/committed-environment-file', without('.env')],
  [
    'readiness/environment/undocumented-variables',
    edited('README.md', '| `DATA_FOLDER`', '| `ADMIN_TOKEN` | `admin` | Opens a session |\n| `DATA_FOLDER`'),
  ],
  ['readiness/security-posture/security-policy', printed('readiness/security-posture/security-policy')],
  [['quality/operations/runbook', 'readiness/deployment/rollback'], written('Runbook')],
  [
    ['readiness/dependencies/update-bot', 'quality/operations/maintenance'],
    all(printed('readiness/dependencies/update-bot'), written('Maintenance')),
  ],
  ['readiness/security-posture/container-base', taken('Dockerfile')],
  [
    'readiness/security-posture/persisted-credentials',
    edited(
      '.github/workflows/ci.yml',
      'checkout@v4',
      'checkout@v4\n        with:\n          persist-credentials: false',
    ),
  ],
  [
    'readiness/security-posture/script-injection',
    edited(
      '.github/workflows/deploy.yml',
      'run: |\n          echo "Deploying: ${{ github.event.head_commit.message }}"',
      'env:\n          MESSAGE: ${{ github.event.head_commit.message }}\n        run: |\n          echo "Deploying: $MESSAGE"',
    ),
  ],
  [
    [
      'quality/operations/access-control',
      'readiness/security-posture/unpinned-actions',
      'readiness/security-posture/workflow-permissions',
    ],
    all(
      written('Access control'),
      taken('.github/workflows/ci.yml', '.github/workflows/deploy.yml', 'scripts/push-image.sh'),
    ),
  ],
  [
    'quality/security/vulnerable-dependency',
    all(
      edited('package-lock.json', '"version": "5.7.1"', '"version": "5.12.8"'),
      edited('package-lock.json', '"version": "3.1.0"', '"version": "3.1.9"'),
      taken('audit.json'),
    ),
  ],
  ['readiness/monitoring/alert-rules', taken('ops/alerts.yml')],
  ['readiness/monitoring/dashboards', taken('ops/dashboard.json')],
  ['quality/operations/service-levels', written('Service levels')],
  [
    ['quality/operations/backup', 'quality/operations/restore-test'],
    all(
      written('Backup'),
      taken('.github/workflows/backup.yml', 'scripts/backup.sh', 'scripts/restore-backup.sh'),
    ),
  ],
  ['quality/operations/disaster-recovery', written('Disaster recovery')],
  ['quality/operations/incident-response', written('Incident response')],
  ['quality/operations/data-retention', written('Data retention')],
  [
    [
      'quality/coverage/branch-coverage',
      'quality/coverage/function-coverage',
      'quality/coverage/line-coverage',
      'quality/operations/audit-logging',
      'quality/security/insecure-code',
      'readiness/dependencies/duplicate-packages',
      'readiness/environment/configuration-validation',
      'readiness/monitoring/structured-logging',
      'readiness/testing/test-presence',
      'readiness/testing/test-ratio',
    ],
    () => after.files,
  ],
];

/** Points of the total that each check costs. */
function costs({ areas }: Scorecard): ReadonlyMap<string, number> {
  return new Map(checksOf(areas).map(({ id, lost }) => [id, lost ?? 0]));
}

/** Points that the findings of checks cost together. */
function promised({ areas }: Scorecard, checks: readonly string[]): number {
  return checksOf(areas)
    .filter(({ id }) => checks.includes(id))
    .flatMap(({ findings }) => findings)
    .reduce((sum, { lost }) => sum + (lost ?? 0), 0);
}

const totalOf = ({ scorecard }: Judged): number => scorecard.total.score ?? 0;

it('a fix gains the points that its findings cost, and nothing else changes, one after the other, up to CERTIFIED', async () => {
  const { untracked, settings } = before;
  let { files } = before;
  const end = await judgedFiles(after.files, untracked, settings);
  let judged = await judgedFiles(files, untracked, settings);
  for (const [named, done] of fixes) {
    const checks = [named].flat().sort();
    const step = checks.join(', ');
    for (const check of checks) expect(promised(judged.scorecard, [check]), check).toBeGreaterThan(0);

    files = done(files, judged);
    const next = await judgedFiles(files, untracked, settings);
    const [old, now] = [costs(judged.scorecard), costs(next.scorecard)];
    const changed = [...now].filter(([id, lost]) => Math.abs(lost - (old.get(id) ?? 0)) > 1e-9);
    expect(changed.map(([id]) => id).sort()).toEqual(checks);
    // What is left of them is left at the end too: no step goes half its way.
    for (const check of checks)
      expect(now.get(check), check).toBeCloseTo(costs(end.scorecard).get(check) ?? 0, 8);
    const gain = promised(judged.scorecard, checks) - promised(end.scorecard, checks);
    // Each finding's cost is rounded to the ninth decimal, and there are dozens.
    expect(totalOf(next) - totalOf(judged), step).toBeCloseTo(gain, 7);
    judged = next;
  }
  expect(files).toEqual(after.files);
  expect(grade(judged.scorecard, settings.levels, { othersPass: true, isApproved: true })).toEqual({
    level: 'CERTIFIED',
    obstacles: { CERTIFIED: [], CONDITIONAL: [] },
  });
});

it('begins well built and badly kept: readiness in the seventies, certification in the forties, CONDITIONAL', async () => {
  const { scorecard } = await judgedFiles(before.files, before.untracked, before.settings);
  const [readiness, quality] = scorecard.areas.map(({ score }) => Math.floor((score ?? 0) / 10));
  expect([readiness, quality]).toEqual([7, 4]);
  const lines = checksOf(scorecard.areas).find(({ id }) => id === 'quality/coverage/line-coverage');
  expect(Math.floor(lines?.score ?? 0)).toBe(56);
  expect(grade(scorecard, before.settings.levels, { othersPass: true, isApproved: true })).toMatchObject({
    level: 'CONDITIONAL',
    obstacles: { CERTIFIED: expect.arrayContaining(['`quality/operations` is below 60.']) },
  });
});

it('what the findings cost is what is missing from 100, at the beginning and at the end', async () => {
  for (const { files, untracked, settings } of [before, after]) {
    const judged = await judgedFiles(files, untracked, settings);
    const points = [...costs(judged.scorecard).values()].reduce((sum, lost) => sum + lost, 0);
    expect(totalOf(judged) + points).toBeCloseTo(100, 6);
  }
});
