import { defineCheck } from '../../../model/check.ts';
import { isNamed, judgeCredentials } from './credential-findings.ts';

export default defineCheck({
  id: 'provider-token',
  category: 'quality/security',
  importance: 'critical',
  title: 'No token of a known provider stands in the files',
  failureTitle: 'A token of a known provider stands in the files',
  why: 'A token opens an account to whoever reads it. Tokens are told by the form their provider documents, and proved offline where they carry check digits: a wrong checksum was never issued, a right one was. A real one takes three quarters of the score that is left, one to be reviewed a fiftieth.',
  fix: 'Revoke the token where it was issued, then take it out of the files and read it from the environment.',
  needs: ['secrets'],

  run({ secrets }) {
    return judgeCredentials(
      secrets.filter(({ candidate }) => candidate.kind !== 'private-key' && !isNamed(candidate.kind)),
      [],
    );
  },
});
