import anthropicKey from './anthropic-key.ts';
import awsAccessKey from './aws-access-key.ts';
import digitaloceanToken from './digitalocean-token.ts';
import dockerToken from './docker-token.ts';
import githubFineGrainedToken from './github-fine-grained-token.ts';
import githubToken from './github-token.ts';
import gitlabToken from './gitlab-token.ts';
import huggingFaceToken from './hugging-face-token.ts';
import type { SecretKind } from './kind.ts';
import npmToken from './npm-token.ts';
import openaiKey from './openai-key.ts';
import privateKey from './private-key.ts';
import pypiToken from './pypi-token.ts';
import sendgridKey from './sendgrid-key.ts';
import slackToken from './slack-token.ts';
import stripeKey from './stripe-key.ts';

export const secretKinds: readonly SecretKind[] = [
  privateKey,
  githubToken,
  githubFineGrainedToken,
  npmToken,
  awsAccessKey,
  gitlabToken,
  slackToken,
  stripeKey,
  sendgridKey,
  anthropicKey,
  openaiKey,
  pypiToken,
  digitaloceanToken,
  huggingFaceToken,
  dockerToken,
];
