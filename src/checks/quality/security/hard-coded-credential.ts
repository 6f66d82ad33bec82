import { defineCheck } from '../../../model/check.ts';
import { isNamed, judgeCredentials } from './credential-findings.ts';

export default defineCheck({
  id: 'hard-coded-credential',
  category: 'quality/security',
  importance: 'critical',
  title: 'No password or secret stands in the files under its own name',
  failureTitle: 'A password or a secret stands in the files under its own name',
  why: 'What is given to a name like `dbPassword` or `apiSecret` opens something. The name alone proves nothing: the value must be there, and be one that a machine drew or a person made hard to guess. References, calls, placeholders, texts, digests and the like are told apart, each with its reason; a password that anybody would guess, and what stands in tests and documents, is for a person to look at. A real one takes three quarters of the score that is left, one to be reviewed a fiftieth.',
  fix: 'Change the credential where it opens something, then take it out of the files and read it from the environment.',
  needs: ['secrets'],

  run({ secrets }) {
    return judgeCredentials(
      secrets.filter(({ candidate }) => isNamed(candidate.kind)),
      [],
    );
  },
});
