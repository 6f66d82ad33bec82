import buildScript from './build-script.ts';
import type { CodeReason } from './code-reason.ts';
import constantInput from './constant-input.ts';
import insecureAsWritten from './insecure-as-written.ts';
import notSecurityRelevant from './not-security-relevant.ts';
import operatorInput from './operator-input.ts';
import sanitisedInput from './sanitised-input.ts';
import staticPath from './static-path.ts';
import taintedInput from './tainted-input.ts';
import testCode from './test-code.ts';
import unknownOrigin from './unknown-origin.ts';
import unknownUse from './unknown-use.ts';
import validatedInput from './validated-input.ts';

/** Strongest proof first: the first that applies decides. The last applies always. */
export const codeReasons: readonly [...CodeReason[], CodeReason] = [
  // What the file says makes it harmless.
  constantInput,
  staticPath,
  sanitisedInput,
  validatedInput,
  notSecurityRelevant,
  // The place does.
  testCode,
  buildScript,
  // It is insecure.
  taintedInput,
  insecureAsWritten,
  // Nobody here can tell.
  operatorInput,
  unknownUse,
  unknownOrigin,
];
