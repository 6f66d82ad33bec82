import { z } from 'zod';
import { serverPattern } from '../../model/hosted-repository.ts';
import * as field from '../fields.ts';

export const subject = z.strictObject({
  commit: field.commit.nullable().describe('Null before the first commit.'),
  ref: z
    .string()
    .max(1024)
    .regex(/^refs\/[\s\S]+$/)
    .nullable()
    .describe('refs/heads/main; null when no branch is checked out.'),
  repository: z
    .strictObject({
      id: field.id,
      name: z
        .string()
        .max(200)
        .regex(/^[\w.-]+\/[\w.-]+$/),
      server: z.string().max(200).regex(serverPattern).describe('Where it is seen: https://github.com.'),
    })
    .nullable()
    .describe('Null outside GitHub.'),
  directory: z
    .union([z.literal(''), field.path])
    .describe('Folder of the repository that was looked at; empty for all of it.'),
  modified: z.boolean().describe('Whether the tree held changes that are in no commit.'),
});
