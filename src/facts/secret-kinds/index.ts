import awsAccessKey from './aws-access-key.ts';
import { formedKinds } from './formed.ts';
import githubFineGrainedToken from './github-fine-grained-token.ts';
import githubToken from './github-token.ts';
import jsonWebToken from './json-web-token.ts';
import type { SecretKind } from './kind.ts';
import npmToken from './npm-token.ts';
import privateKey from './private-key.ts';

/** Kinds told by their form: those that prove more than their form first, each in a file of its own. */
export const secretKinds: readonly SecretKind[] = [
  privateKey,
  githubToken,
  githubFineGrainedToken,
  npmToken,
  awsAccessKey,
  jsonWebToken,
  ...formedKinds,
];
