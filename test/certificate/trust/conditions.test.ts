import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  conditions,
  type Distrust,
  refuseCertificate,
  refuseListed,
  refuseOrigin,
} from '../../../src/certificate/trust/index.ts';
import type { Subject } from '../../../src/model/document.ts';
import { largestArchiveBytes, type TrustPolicy } from '../../../src/model/trust.ts';
import type { ListedOrigin, Origin } from '../../../src/model/world.ts';
import { certificateWith } from '../../support/certificates.ts';
import { documentWith, repositoryWith, subjectWith } from '../../support/documents.ts';

const policy: TrustPolicy = {
  repositoryId: 4711,
  branch: 'main',
  workflow: '.github/workflows/certgate.yml',
  directory: '',
  longestValidityDays: 90,
  revoked: { certificates: [], keys: [], before: null },
};

const listed: ListedOrigin = {
  runId: 9001,
  repositoryId: 4711,
  headRepositoryId: 4711,
  branch: 'main',
  isExpired: false,
  bytes: 4000,
  digest: `sha256:${'0'.repeat(64)}`,
};

const origin: Origin = {
  event: 'push',
  workflow: '.github/workflows/certgate.yml',
  conclusion: 'success',
  status: 'completed',
  headCommit: 'c0ffee0000000000000000000000000000000001',
};

const ofSubject = (overrides: Partial<Subject>) =>
  certificateWith({ document: documentWith({ subject: subjectWith(overrides) }) });

const issued = certificateWith();
const otherId = 'e'.repeat(64);

function revokedBy(overrides: Partial<TrustPolicy['revoked']>): Distrust | null {
  return refuseCertificate(issued, origin, { ...policy, revoked: { ...policy.revoked, ...overrides } });
}

const anywhere: TrustPolicy = { ...policy, repositoryId: null, branch: null };

interface Case {
  readonly refuses: boolean;
  readonly what: string;
  readonly answer: Distrust | null;
}

const yes = (what: string, answer: Distrust | null): Case => ({ refuses: false, what, answer });
const no = (what: string, answer: Distrust | null): Case => ({ refuses: true, what, answer });

const table: Readonly<Record<string, readonly Case[]>> = {
  'same-repository': [
    yes('ours', refuseListed(listed, policy)),
    no('a fork, under our branch and names', refuseListed({ ...listed, headRepositoryId: 666 }, policy)),
    no('a run of another repository', refuseListed({ ...listed, repositoryId: 666 }, policy)),
    no('an unknown repository of our own', refuseListed(listed, anywhere)),
    no('no id', refuseListed({ ...listed, headRepositoryId: Number.NaN }, policy)),
  ],
  branch: [
    no('another branch', refuseListed({ ...listed, branch: 'feature' }, policy)),
    no('the branch in capitals', refuseListed({ ...listed, branch: 'Main' }, policy)),
    no('the full ref', refuseListed({ ...listed, branch: 'refs/heads/main' }, policy)),
    yes('any, when none is known', refuseListed({ ...listed, branch: 'x' }, { ...policy, branch: null })),
  ],
  'artifact-expired': [no('deleted', refuseListed({ ...listed, isExpired: true }, policy))],
  size: [
    yes('the largest', refuseListed({ ...listed, bytes: largestArchiveBytes }, policy)),
    no('one more', refuseListed({ ...listed, bytes: largestArchiveBytes + 1 }, policy)),
    no('nothing', refuseListed({ ...listed, bytes: 0 }, policy)),
    no('not a number', refuseListed({ ...listed, bytes: Number.NaN }, policy)),
  ],
  event: [
    yes('push', refuseOrigin(origin, policy)),
    yes('schedule', refuseOrigin({ ...origin, event: 'schedule' }, policy)),
    yes('workflow_dispatch', refuseOrigin({ ...origin, event: 'workflow_dispatch' }, policy)),
    ...['pull_request', 'pull_request_target', 'workflow_run', 'merge_group', 'issue_comment', ''].map(
      (event) => no(event, refuseOrigin({ ...origin, event }, policy)),
    ),
  ],
  'workflow-path': [
    no('another file', refuseOrigin({ ...origin, workflow: '.github/workflows/evil.yml' }, policy)),
    no('with a ref', refuseOrigin({ ...origin, workflow: `${origin.workflow}@main` }, policy)),
  ],
  conclusion: [
    ...['failure', 'cancelled', 'neutral', 'skipped', 'timed_out', 'action_required', 'stale', null].map(
      (conclusion) => no(`${conclusion}`, refuseOrigin({ ...origin, conclusion }, policy)),
    ),
    ...['in_progress', 'queued', null].map((status) =>
      no(`${status}`, refuseOrigin({ ...origin, status }, policy)),
    ),
  ],
  'run-commit': [
    yes('the commit the run built', refuseCertificate(certificateWith(), origin, policy)),
    yes('no run to ask, in a directory', refuseCertificate(certificateWith(), null, policy)),
    no(
      'an older certificate, uploaded again',
      refuseCertificate(ofSubject({ commit: 'a'.repeat(40) }), origin, policy),
    ),
  ],
  'certificate-repository': [
    no('another', refuseCertificate(ofSubject({ repository: repositoryWith({ id: 666 }) }), origin, policy)),
    no('none', refuseCertificate(ofSubject({ repository: null }), null, policy)),
    yes(
      'renamed since',
      refuseCertificate(ofSubject({ repository: repositoryWith({ name: 'a/b' }) }), origin, policy),
    ),
    yes('any, outside GitHub', refuseCertificate(ofSubject({ repository: null }), null, anywhere)),
  ],
  'certificate-branch': [
    no('another branch', refuseCertificate(ofSubject({ ref: 'refs/heads/feature' }), origin, policy)),
    no('a tag of that name', refuseCertificate(ofSubject({ ref: 'refs/tags/main' }), origin, policy)),
    no('none', refuseCertificate(ofSubject({ ref: null }), origin, policy)),
    yes('any, when none is known', refuseCertificate(ofSubject({ ref: null }), null, anywhere)),
  ],
  'certificate-directory': [
    no('another package', refuseCertificate(ofSubject({ directory: 'packages/b' }), origin, policy)),
    yes(
      'the same package',
      refuseCertificate(ofSubject({ directory: 'packages/b' }), origin, {
        ...policy,
        directory: 'packages/b',
      }),
    ),
  ],
  'validity-length': [
    yes('as long as allowed', refuseCertificate(certificateWith({ validForDays: 90 }), origin, policy)),
    no('a day longer', refuseCertificate(certificateWith({ validForDays: 91 }), origin, policy)),
  ],
  revoked: [
    yes('other certificates, keys and times', revokedBy({ certificates: [otherId], keys: [otherId] })),
    yes('what came before the moment of its issue', revokedBy({ before: issued.predicate.issuedAt })),
    no('by its id', revokedBy({ certificates: [otherId, issued.predicate.certificateId] })),
    no('by its key', revokedBy({ keys: [issued.keyId ?? ''] })),
    no('by its time', revokedBy({ before: '2026-09-01T10:00:00.001Z' })),
    no('by a time that is none', revokedBy({ before: 'yesterday' })),
  ],
  'scoring-known': [
    yes('a newer minor version', refuseCertificate(ofScoring('1.99'), origin, policy)),
    yes('an older major version', refuseCertificate(ofScoring('0.9'), origin, policy)),
    no('a newer major version', refuseCertificate(ofScoring('2.0'), origin, policy)),
  ],
};

function ofScoring(version: string) {
  return certificateWith({ document: documentWith({ scoring: { ...documentWith().scoring, version } }) });
}

const ids = [...conditions.listed, ...conditions.origin, ...conditions.certificate].map(({ id }) => id);

test('every condition is in the table, and no other', () => {
  expect(Object.keys(table).sort()).toEqual([...ids].sort());
});

test('every condition has a file of its name, and every file is in the list', () => {
  const files = readdirSync(new URL('../../../src/certificate/trust/', import.meta.url))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => name !== 'index' && name !== 'condition');
  expect([...ids].sort()).toEqual(files.sort());
});

test.each(['listed', 'origin', 'certificate'] as const)(
  'conditions of stage %s say that they are',
  (stage) => {
    expect(conditions[stage].map((condition) => condition.stage)).toEqual(conditions[stage].map(() => stage));
  },
);

describe.each(Object.entries(table))('%s', (id, cases) => {
  test('refuses in at least one case', () => {
    expect(cases.some(({ refuses }) => refuses)).toBe(true);
  });

  test.each(cases.filter(({ refuses }) => refuses))('refuses: $what', ({ answer }) => {
    expect(answer).toEqual({ condition: id, reason: expect.stringMatching(/^[A-Z][^\n]*\.$/) });
  });

  test.each(cases.filter(({ refuses }) => !refuses))('accepts: $what', ({ answer }) => {
    expect(answer).toBeNull();
  });
});
