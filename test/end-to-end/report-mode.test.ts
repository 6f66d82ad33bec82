import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScorecardDocument } from '../../src/model/document.ts';
import { unzipped } from '../support/artifacts.ts';
import type { Artifact, Pull, Repository, WorkflowRun } from '../support/github/repository.ts';
import { deflatedZip, zip } from '../support/github/zip.ts';
import { Scenario } from '../support/scenario.ts';

const artifact = 'certgate-assessment';
const entry = 'scorecard.json';

let scenario: Scenario;
let fork: Repository;
let pull: Pull;
/** What the fork's run uploaded, as it is. */
let honest: string;
/** The fork's run itself. */
let measuring: WorkflowRun;

/** A fork's pull request whose run has measured: every test forges a run of its own for the same head. */
beforeAll(async () => {
  scenario = await Scenario.of('library-with-coverage');
  const { repository } = scenario;
  scenario.commit('main', { '.github/certgate.yml': 'version: 1\ngate:\n  minimum:\n    total: 60\n' });
  const pushed = await scenario.push();
  expect(pushed.exitCode, pushed.stdout).toBe(0);
  fork = scenario.github.state.addFork(repository, 'stranger');
  const sha = scenario.commit('topic', { 'notes.md': 'A word.\n' });
  fork.branches.set('topic', sha);
  repository.branches.delete('topic');
  pull = scenario.openPull('topic', { head: fork });
  const measured = await scenario.update(pull);
  expect(measured.exitCode, measured.stdout).toBe(0);
  measuring = scenario.newestRun;
  const uploaded = [...repository.artifacts.values()].filter(({ name }) => name === artifact);
  expect(uploaded).toHaveLength(1);
  honest = await unzipped(Buffer.from(uploaded[0]?.zip ?? ''), entry);
}, 120_000);

afterAll(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

type Forged = Partial<Omit<WorkflowRun, 'id'>>;

function runWith(zipped: Uint8Array | null, run: Forged = {}, more: Partial<Artifact> = {}): WorkflowRun {
  const { repository } = scenario;
  const added = repository.addRun({
    headSha: pull.head.sha,
    event: 'pull_request',
    headBranch: 'topic',
    headRepository: fork,
    ...run,
  });
  if (zipped !== null) repository.addArtifact({ name: artifact, run: added, zip: zipped, ...more });
  return added;
}

const zipped = (text: string, name = entry) => zip([[name, text]]);

const edited = (change: (document: ScorecardDocument & Record<string, unknown>) => object) =>
  zipped(JSON.stringify(change(JSON.parse(honest))));

const commentsOf = ({ number }: Pull) =>
  [...scenario.repository.comments.values()].filter((one) => one.number === number).map(({ body }) => body);

/** What a report of a run leaves behind it, beyond what was there. */
async function reported(run: WorkflowRun, options: Parameters<Scenario['reportRun']>[1] = {}) {
  const { repository } = scenario;
  const before = { statuses: repository.statuses.length, comments: repository.comments.size };
  const result = await scenario.reportRun(run, options);
  const statuses = repository.statuses.slice(before.statuses);
  return { ...result, statuses, comments: [...repository.comments.values()].slice(before.comments) };
}

describe('an honest result of a fork', () => {
  it('is judged again and commented, labelled, with a final status on its head', async () => {
    const result = await reported(measuring);
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.statuses.map(({ sha, state, context }) => ({ sha, state, context }))).toEqual(
      ['pending', 'success'].map((state) => ({ sha: pull.head.sha, state, context: 'certgate/gate' })),
    );
    expect(result.comments).toHaveLength(1);
    const [{ body, author } = { body: '', author: null }] = result.comments;
    const main = scenario.repository.branches.get('main') ?? '';
    expect(author?.login).toBe('github-actions[bot]');
    expect(body).toContain('certgate: gate open');
    expect(body).toContain('Self-reported by a fork’s run and judged again');
    expect(body).toContain(`Compared with the certificate of \`${main.slice(0, 12)}\` (the merge base`);
    expect(result.summary).toContain('Self-reported by a fork’s run');
    expect(result.outputs).toMatchObject({ verdict: 'open', certificate: '', 'certificate-id': '' });
    expect(result.environment).toEqual({});
    expect(result.path).toBe('');
    // No certificate comes of it, and none ever will.
    expect(
      [...scenario.repository.artifacts.values()].filter(({ run }) => run.path.includes('report')),
    ).toEqual([]);
  });

  it('costs at most fifteen calls of the API', async () => {
    const before = scenario.github.requests.length;
    await reported(runWith(zipped(honest)));
    const calls = scenario.github.requests.slice(before).filter(({ path }) => path.startsWith('/repos/'));
    expect(calls.length, calls.map(({ method, path }) => `${method} ${path}`).join('\n')).toBeLessThanOrEqual(
      15,
    );
  });

  it('keeps the one comment up to date, and a failed run closes the gate', async () => {
    const count = commentsOf(pull).length;
    const result = await reported(runWith(zipped(honest), { conclusion: 'failure' }));
    expect(result.exitCode).toBe(1);
    expect(result.statuses.at(-1)).toMatchObject({ state: 'failure' });
    expect(commentsOf(pull)).toHaveLength(Math.max(1, count));
    expect(commentsOf(pull).at(-1)).toContain('`.github/workflows/certgate.yml` ended with `failure`');
  });
});

it('a result of the repository’s own branch is labelled as what it is', async () => {
  const { repository } = scenario;
  const { sha } = repository.addCommit({ branch: 'own', parents: [pull.base.sha] });
  const own = repository.addPull({ base: { ...pull.base }, head: { ref: 'own', sha } });
  const text = edited((document) => ({ ...document, subject: { ...document.subject, commit: sha } }));
  const run = runWith(text, {
    headSha: sha,
    headBranch: 'own',
    headRepository: repository,
    pulls: [own.number],
  });
  const result = await reported(run);
  expect(result.exitCode, result.stdout).toBe(0);
  expect(result.comments).toHaveLength(1);
  expect(result.comments[0]).toMatchObject({ number: own.number });
  expect(result.comments[0]?.body).toContain('Self-reported by the pull request’s own run');
});

it('a changed configuration is judged by the base’s, named, and CONDITIONAL until the head is approved', async () => {
  const { repository } = scenario;
  const before = repository.resolve(pull.base.sha);
  const files = {
    ...Object.fromEntries(before?.files ?? []),
    '.github/certgate.yml': 'version: 1\ngate: { minimum: { total: 1 } }\n',
  };
  const { sha } = repository.addCommit({ branch: 'lenient', parents: [pull.base.sha], files });
  const lenient = repository.addPull({ base: { ...pull.base }, head: { ref: 'lenient', sha } });
  const text = edited((document) => ({ ...document, subject: { ...document.subject, commit: sha } }));
  const forged = () => runWith(text, { headSha: sha, headBranch: 'lenient', headRepository: repository });
  const first = await reported(forged());
  expect(first.outputs['level'], first.stdout).toBe('CONDITIONAL');
  const [body = ''] = commentsOf(lenient);
  expect(body).toContain('This change would set `gate.minimum.total` from 60 to 1.');
  expect(body).toContain('touches what measures or judges it: `.github/certgate.yml`');
  const ada = repository.addPerson('ada', 'write');
  repository.addReview({ number: lenient.number, author: ada, commit: sha });
  await reported(forged());
  expect(commentsOf(lenient).at(-1)).not.toContain('Until somebody with write access approves');
});

it('a pull request is found behind a hundred others', async () => {
  const { repository } = scenario;
  const main = repository.branches.get('main') ?? '';
  const others = Array.from({ length: 120 }, (_, count) =>
    repository.addPull({ base: { ...pull.base }, head: { ref: `other-${count}`, sha: main } }),
  );
  try {
    const result = await reported(runWith(zipped(honest)));
    expect(result.exitCode, result.stdout).toBe(0);
  } finally {
    for (const { number } of others) repository.pulls.delete(number);
  }
});

describe('scores', () => {
  it('that do not follow from the checks are not taken over', async () => {
    const boasting = edited((document) => ({
      ...document,
      total: 100,
      waivedTotal: 100,
      level: 'CERTIFIED',
      gate: 'open',
      rulings: [],
      areas: document.areas.map((area) => ({ ...area, score: 100, waivedScore: 100, weight: 1 })),
    }));
    const truth = JSON.parse(honest);
    const result = await reported(runWith(boasting));
    expect(result.outputs).toMatchObject({ total: String(truth.waivedTotal), level: truth.level });
  });

  it('are judged by the base’s floors, and a check that is left out could not be judged', async () => {
    const silent = edited((document) => ({
      ...document,
      areas: document.areas.map((area) => ({
        ...area,
        categories: area.categories.map((category) => ({
          ...category,
          checks: category.checks.filter(({ ratio }) => ratio === null || ratio === 1),
        })),
      })),
    }));
    const result = await reported(runWith(silent));
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: 'closed', total: '' });
    expect(commentsOf(pull).at(-1)).toContain('The run that measured tells nothing of it.');
  });

  it('are waived by the base alone', async () => {
    const waiver = { owner: 'me', reason: 'trust me', expires: '2099-01-01' };
    const waived = edited((document) => ({
      ...document,
      areas: document.areas.map((area) => ({
        ...area,
        categories: area.categories.map((category) => ({
          ...category,
          checks: category.checks.map((check) => ({
            ...check,
            findings: check.findings.map((finding) => ({
              ...finding,
              waiver: { ...waiver, check: check.id, fingerprint: finding.fingerprint },
            })),
          })),
        })),
      })),
    }));
    const result = await reported(runWith(waived));
    expect(result.outputs['total']).toBe(String(JSON.parse(honest).waivedTotal));
    expect(commentsOf(pull).at(-1)).not.toContain('Waived by');
  });

  it('come with texts that stay in their code spans, and start no line of the log', async () => {
    const text = '::error::pwned\n::set-env name=A::b\n# CERTIFIED by @octo and all is well';
    const hostile = edited((document) => ({
      ...document,
      profile: { ...document.profile, reason: text },
      areas: document.areas.map((area) => ({
        ...area,
        title: text,
        categories: area.categories.map((category) => ({
          ...category,
          checks: category.checks.map((check) => ({
            ...check,
            title: 'All is well',
            findings: check.findings.map((finding) => ({ ...finding, message: text, path: 'All is well' })),
          })),
        })),
      })),
    }));
    const result = await reported(runWith(hostile));
    expect(result.commands.map(({ name }) => name)).not.toContain('set-env');
    expect(result.annotations.map(({ message }) => message)).not.toContain('pwned');
    const body = commentsOf(pull).at(-1) ?? '';
    // Beside code spans there are the addresses that we build ourselves, of files at the measured commit.
    const addresses = `](https://github.com/${scenario.repository.fullName}/blob/${pull.head.sha}/`;
    const outside = body.replace(/(`+)[\s\S]*?\1/g, '').replaceAll(addresses, '](');
    expect(body).toContain(`${addresses}All%20is%20well`);
    expect(outside).not.toContain('octo');
    expect(outside).not.toContain('All is well');
  });
});

const bomb = deflatedZip(entry, new Uint8Array(64 * 1024 * 1024), 64 * 1024 * 1024);
const liar = deflatedZip(entry, new Uint8Array(64 * 1024 * 1024), 100);

describe('what is refused ends in an error that names it, and in no comment', () => {
  it.each<[string, () => WorkflowRun, string]>([
    [
      'a score of 1000',
      () => runWith(edited((document) => ({ ...document, total: 1000 }))),
      'is not a scorecard document',
    ],
    [
      'a smuggled field',
      () => runWith(edited((document) => ({ ...document, pullRequest: 1 }))),
      'is not a scorecard document',
    ],
    ['text that is not JSON', () => runWith(zipped('## CERTIFIED')), 'is not a scorecard document'],
    ['another schema', () => runWith(zipped('{"schema":2}')), 'is not a scorecard document'],
    [
      'the result of another commit',
      () =>
        runWith(
          edited((document) => ({ ...document, subject: { ...document.subject, commit: 'a'.repeat(40) } })),
        ),
      'The assessment speaks of another commit.',
    ],
    [
      'the result of another repository',
      () =>
        runWith(
          edited((document) => ({
            ...document,
            subject: { ...document.subject, repository: { ...document.subject.repository, id: 1 } },
          })),
        ),
      'The assessment speaks of another repository.',
    ],
    [
      'the result of a part of the repository',
      () =>
        runWith(edited((document) => ({ ...document, subject: { ...document.subject, directory: 'a' } }))),
      'The assessment speaks of another directory.',
    ],
    [
      'another file name',
      () => runWith(zipped(honest, 'other.json')),
      'holds another file than `scorecard.json`',
    ],
    [
      'two entries',
      () =>
        runWith(
          zip([
            [entry, honest],
            ['event.json', '{}'],
          ]),
        ),
      'holds 2 entries instead of one',
    ],
    ['a name that leads out', () => runWith(zipped(honest, `../${entry}`)), 'is not one that can be read'],
    ['no archive at all', () => runWith(Buffer.from('PK')), 'is not one that can be read'],
    ['a bomb of 64 MB', () => runWith(bomb), 'unpacks to too many bytes'],
    ['a bomb that says it is small', () => runWith(liar), 'is not one that can be read'],
    [
      'an archive that is too large by its listing',
      () => runWith(zipped(honest), {}, { sizeInBytes: 17_000_000 }),
      'The assessment is larger than 16777216 bytes.',
    ],
    [
      'an archive that is larger than its listing',
      () => runWith(zip([[entry, new Uint8Array(17_000_000)]]), {}, { sizeInBytes: 1000 }),
      'Its archive is larger than 16777216 bytes.',
    ],
    [
      'another digest',
      () => runWith(zipped(honest), {}, { digest: `sha256:${'0'.repeat(64)}` }),
      'The digest of its archive is not the one GitHub lists.',
    ],
    ['no digest', () => runWith(zipped(honest), {}, { digest: null }), 'GitHub lists no digest'],
    ['an artifact that has expired', () => runWith(zipped(honest), {}, { isExpired: true }), 'has expired'],
    ['no artifact', () => runWith(null), 'The run left no artifact `certgate-assessment`.'],
    [
      'an artifact of another name',
      () => runWith(zipped(honest), {}, { name: 'certgate-report' }),
      'The run left no artifact `certgate-assessment`.',
    ],
    [
      'two artifacts of the name',
      () => {
        const run = runWith(zipped(honest));
        scenario.repository.addArtifact({ name: artifact, run, zip: zipped(honest) });
        return run;
      },
      'The run left several artifacts `certgate-assessment`.',
    ],
    [
      'a run of another workflow file',
      () => runWith(zipped(honest), { path: '.github/workflows/mine.yml' }),
      'The run is of another workflow file than the one that measures.',
    ],
    [
      'a cancelled run',
      () => runWith(zipped(honest), { conclusion: 'cancelled' }),
      'The run that measures was cancelled.',
    ],
    ['a skipped run', () => runWith(null, { conclusion: 'skipped' }), 'The run that measures was skipped.'],
    [
      'a run that took too long',
      () => runWith(zipped(honest), { conclusion: 'timed_out' }),
      'The run that measures did not end well.',
    ],
    [
      'a failed run that left nothing',
      () => runWith(null, { conclusion: 'failure' }),
      'The run left no artifact `certgate-assessment`.',
    ],
    [
      'a run of a branch that no pull request is of',
      () => runWith(zipped(honest), { headBranch: 'elsewhere' }),
      'No open pull request has this head.',
    ],
    [
      'a run of the same branch in another fork',
      () =>
        runWith(zipped(honest), {
          headRepository: scenario.github.state.addFork(scenario.repository, 'mallory'),
        }),
      'No open pull request has this head.',
    ],
  ])('%s', async (_, forge, sentence) => {
    const result = await reported(forge());
    expect(result.exitCode).toBe(1);
    expect(result.statuses.map(({ state, sha }) => ({ state, sha }))).toEqual(
      ['pending', 'error'].map((state) => ({ state, sha: pull.head.sha })),
    );
    expect(result.statuses.at(-1)?.description).toContain(sentence);
    expect(result.summary).toContain(sentence);
    expect(result.comments).toEqual([]);
  });

  it('a head that has moved on', async () => {
    const run = runWith(zipped(honest));
    const head = pull.head.sha;
    pull.head.sha = scenario.repository.branches.get('main') ?? '';
    try {
      const bodies = commentsOf(pull);
      const result = await reported(run);
      expect(result.statuses.map(({ state, sha }) => ({ state, sha }))).toEqual(
        ['pending', 'error'].map((state) => ({ state, sha: head })),
      );
      expect(result.statuses.at(-1)?.description).toBe('The pull request has moved on to another head.');
      expect(commentsOf(pull)).toEqual(bodies);
    } finally {
      pull.head.sha = head;
    }
  });

  it.each(['closed', 'open'] as const)('a second pull request of the same head that is %s', async (state) => {
    const second = scenario.repository.addPull({
      base: { ...pull.base },
      head: { ...pull.head, ref: 'two' },
      state,
    });
    try {
      const result = await reported(runWith(zipped(honest)));
      expect(result.exitCode).toBe(state === 'open' ? 1 : 0);
      expect(result.statuses.at(-1)).toMatchObject(
        state === 'open'
          ? {
              state: 'error',
              description: expect.stringContaining('Several open pull requests have this head'),
            }
          : { state: 'success' },
      );
    } finally {
      scenario.repository.pulls.delete(second.number);
    }
  });

  it('a pull request that is closed', async () => {
    pull.state = 'closed';
    try {
      const result = await reported(runWith(zipped(honest)));
      expect(result.statuses.at(-1)?.description).toBe('No open pull request has this head.');
    } finally {
      pull.state = 'open';
    }
  });
});

it('a run of another event is none of its business: no status, no comment', async () => {
  const result = await reported(
    runWith(zipped(honest), { event: 'push', headRepository: scenario.repository }),
  );
  expect(result.exitCode).toBe(0);
  expect(result.statuses).toEqual([]);
  expect(result.comments).toEqual([]);
});

it('what is killed leaves no status pending', async () => {
  const head = pull.head.sha;
  const before = scenario.statuses(head).length;
  scenario.github.inject({ kind: 'hang', milliseconds: 5000, path: /\/pulls$/ });
  const when = () => scenario.statuses(head).length > before;
  const result = await reported(runWith(zipped(honest)), { interruption: { signal: 'SIGKILL', when } });
  expect(result.statuses.map(({ state }) => state)).toEqual(['pending', 'error']);
});

it('a token that may not write costs the comment and the status, and not the verdict', async () => {
  const result = await reported(runWith(zipped(honest)), {
    permissions: { contents: 'read', actions: 'read', 'pull-requests': 'read' },
  });
  expect(result.outputs['verdict']).toBe('open');
  expect(result.statuses).toEqual([]);
  expect(result.stdout).toContain('The token may not write the commit status');
});

it('measures nothing, whatever mode it is told', async () => {
  const result = await reported(runWith(zipped(honest)), { inputs: { mode: 'check' } });
  expect(result.exitCode).toBe(1);
  expect(result.statuses.map(({ state }) => state)).toEqual(['pending', 'error']);
  expect(result.stdout).toContain('`check` is no mode under `workflow_run`.');
});
