import { expect, it } from 'vitest';
import { remedies } from '../src/fix/index.ts';
import { checksOf, type Scorecard } from '../src/model/scorecard.ts';
import { type Judged, judgedFiles } from './support/judged-files.ts';
import type { Files } from './support/memory-repository.ts';
import { filesOfStory } from './support/stories.ts';

/** What is done about one check: files → files. */
type Fix = readonly [check: string, done: (files: Files, judged: Judged) => Files];

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

const fixes: readonly Fix[] = [
  ['readiness/environment/committed-environment-file', without('.env')],
  [
    'readiness/environment/undocumented-variables',
    edited('README.md', '| `DATA_FOLDER`', '| `ADMIN_TOKEN` | `admin` | Opens a session |\n| `DATA_FOLDER`'),
  ],
  ['readiness/security-posture/security-policy', printed('readiness/security-posture/security-policy')],
  [
    'readiness/security-posture/container-base',
    edited('Dockerfile', 'node:24', `node:24@sha256:${'0123456789abcdef'.repeat(4)}`),
  ],
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
    'readiness/deployment/rollback',
    added(
      'docs/architecture.md',
      '\n## Rolling back\n\nImages are tagged with their commit: start the one before, and look at `/readyz` until it is well.\n',
    ),
  ],
  [
    'readiness/dependencies/measured-vulnerabilities',
    edited(
      '.github/workflows/ci.yml',
      '- run: npm run lint',
      '- run: npm audit --audit-level=high\n      - run: npm run lint',
    ),
  ],
];

/** Points of the total that each check costs. */
function costs({ areas }: Scorecard): ReadonlyMap<string, number> {
  return new Map(checksOf(areas).map(({ id, lost }) => [id, lost ?? 0]));
}

it('a fix gains the points that its findings cost, and nothing else changes, one after the other', async () => {
  const story = filesOfStory('protocol-engine/before');
  let files = story.files;
  let judged = await judgedFiles(files, story.untracked);
  for (const [check, done] of fixes) {
    const scored = checksOf(judged.scorecard.areas).find(({ id }) => id === check);
    const promised = (scored?.findings ?? []).reduce((sum, { lost }) => sum + (lost ?? 0), 0);
    expect(promised, check).toBeGreaterThan(0);

    files = done(files, judged);
    const next = await judgedFiles(files, story.untracked);
    const [before, after] = [costs(judged.scorecard), costs(next.scorecard)];
    const changed = [...after].filter(([id, lost]) => Math.abs(lost - (before.get(id) ?? 0)) > 1e-9);
    expect(changed.map(([id]) => id)).toEqual([check]);
    expect((next.scorecard.total.score ?? 0) - (judged.scorecard.total.score ?? 0), check).toBeCloseTo(
      promised,
      8,
    );
    judged = next;
  }
});

it('all of them together certify it', async () => {
  const [before, after] = [filesOfStory('protocol-engine/before'), filesOfStory('protocol-engine/after')];
  const [old, mended] = [
    await judgedFiles(before.files, before.untracked),
    await judgedFiles(after.files, after.untracked),
  ];
  const points = ({ scorecard }: Judged) =>
    [...costs(scorecard).values()].reduce((sum, lost) => sum + lost, 0);
  expect((old.scorecard.total.score ?? 0) + points(old)).toBeCloseTo(100, 6);
  expect((mended.scorecard.total.score ?? 0) + points(mended)).toBeCloseTo(100, 6);
  expect(mended.scorecard.total.score).toBeGreaterThan(95);
});
