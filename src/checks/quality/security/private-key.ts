import { defineCheck } from '../../../model/check.ts';
import { judgeCredentials } from './credential-findings.ts';

export default defineCheck({
  id: 'private-key',
  category: 'quality/security',
  importance: 'critical',
  title: 'No private key stands in the files',
  failureTitle: 'A private key stands in the files',
  why: 'Whoever has the repository has the key. PEM and OpenSSH keys are read as far as they prove something: one under a passphrase, one too regular to be a key, and one in a test are told apart from a bare one. A real one takes three quarters of the score that is left, one to be reviewed a fiftieth.',
  fix: 'Replace the key wherever it is trusted, take it out of the files and of the history, and load it from a secret store.',
  needs: ['secrets', 'files'],

  run({ secrets, files }) {
    return judgeCredentials(
      secrets.filter(({ candidate }) => candidate.kind === 'private-key'),
      files,
    );
  },
});
