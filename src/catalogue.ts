import { checks } from './checks/index.ts';
import { remedies } from './fix/index.ts';
import type { Catalogue } from './model/catalogue.ts';
import { checkPath } from './model/check.ts';
import { advisoryReasons } from './triage/advisory-reasons/index.ts';
import { codeReasons } from './triage/code-reasons/index.ts';
import { reasons } from './triage/reasons/index.ts';
import { reportReasons } from './triage/report-reasons/index.ts';

/** Every check and every reason of triage, for reports to explain. */
export const catalogue: Catalogue = {
  checks: new Map(
    checks.map((check) => [
      checkPath(check),
      {
        title: check.failureTitle,
        why: check.why,
        fix: check.fix,
        hasRemedy: remedies.some((remedy) => remedy.check === checkPath(check)),
      },
    ]),
  ),
  reasons: new Map(
    [...reasons, ...codeReasons, ...reportReasons, ...advisoryReasons].map(
      ({ id, classification, proof }) => [id, { classification, proof }],
    ),
  ),
};
