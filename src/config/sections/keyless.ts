import { z } from 'zod';
import { githubIssuer, type KeylessIdentity } from '../../model/keyless.ts';
import { isRepositoryPath } from '../values.ts';

const allowedIssuer = 'an address that begins with `https://`';
const allowedRepository = 'a repository of github.com, like `octo/widget`';
const allowedWorkflow = 'a path like `.github/workflows/certgate.yml`';
const allowedRef = 'a ref like `refs/heads/main`';
const allowedRunner = '`github-hosted` or `any`';

const identity = z
  .strictObject(
    {
      repository: z
        .string(allowedRepository)
        .regex(/^[A-Za-z0-9-]{1,100}\/[\w.-]{1,100}$/, allowedRepository)
        .describe('Repository on github.com: `octo/widget`.'),
      workflow: z
        .string(allowedWorkflow)
        .max(300, allowedWorkflow)
        .regex(/^\.github\/workflows\/[^/@]+\.ya?ml$/, allowedWorkflow)
        .refine(isRepositoryPath, allowedWorkflow)
        .describe('Path of the workflow file whose runs sign.'),
      ref: z
        .string(allowedRef)
        .max(300, allowedRef)
        .regex(/^refs\/(?:heads|tags)\/[^\s@]+$/, allowedRef)
        .describe('Branch or tag that they run on, whole: `refs/heads/main`.'),
      runner: z
        .enum(['github-hosted', 'any'], allowedRunner)
        .default('any')
        .describe('Whose runners they may run on. Default: `any`.'),
      issuer: z
        .string(allowedIssuer)
        .max(300, allowedIssuer)
        .regex(/^https:\/\/[\w.:/-]+$/, allowedIssuer)
        .default(githubIssuer)
        .describe(`Who vouches for them. Default: \`${githubIssuer}\`.`),
    },
    'a mapping with `repository`, `workflow` and `ref`',
  )
  .transform((given): KeylessIdentity => given)
  .describe('A workflow of a repository, on a branch or tag.');

export const keylessIdentities = z
  .array(identity, 'a list of runs')
  .max(20, 'a list of at most 20 runs')
  .default([])
  .describe(
    'Runs whose keyless signature on a prior certificate is accepted. Every part is compared exactly. Default: none.',
  );

const allowedRoot = 'a path in the repository, with `/` between its parts and no `..`';

export const trustedRoot = z
  .string(allowedRoot)
  .refine(isRepositoryPath, allowedRoot)
  .optional()
  .describe(
    'Path of the `trusted_root.json` of Sigstore that keyless certificates are proven by. Default: that of the public good instance, as it was when this version of certgate was made.',
  );
