import { defineCheck } from '../../../model/check.ts';
import { readsToDocument } from '../../../model/environment-variable.ts';
import { measured, notApplicable, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';

export default defineCheck({
  id: 'configuration-validation',
  category: 'readiness/environment',
  importance: 'medium',
  title: 'The configuration is validated when the service starts',
  failureTitle: 'A wrong or missing variable is noticed only when something needs it',
  why: 'A service that starts with half of its configuration fails later, for some users, at the place that needs the rest. It passes when a library validates the environment (zod, envalid, convict, @nestjs/config and their like). Half is given when every variable that is read has a default: nothing can be missing, and a wrong value still goes unnoticed.',
  fix: 'Read all variables in one module, through a schema that ends the process with a clear message: `z.object({ PORT: z.coerce.number() }).parse(env)`.',
  needs: ['environment', 'profile'],

  run({ environment: { reads, validation, hasComputedReads }, profile }) {
    const elsewhere = notServed(profile);
    if (elsewhere !== null) return elsewhere;
    if (validation !== null) return passed();
    const needed = readsToDocument(reads);
    const [first] = needed.filter(({ hasDefault }) => !hasDefault);
    const [any] = needed;
    if (any === undefined) {
      return notApplicable(
        hasComputedReads
          ? 'The environment is handed on as a whole: who reads it can’t be told.'
          : 'The source reads no variable that somebody would have to set.',
      );
    }
    const { path, line, name } = first ?? any;
    const message =
      first === undefined
        ? `\`${name}\` and what else is read have defaults, and a wrong value goes unnoticed: nothing validates the environment.`
        : `\`${name}\` is read here without a default, and nothing validates the environment when the service starts.`;
    return measured(first === undefined ? 0.5 : 0, [{ path, line, message, subject: 'unvalidated' }]);
  },
});
