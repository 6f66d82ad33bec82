import { defineCheck } from '../../../model/check.ts';
import { failed, measured, notApplicable, passed } from '../../../model/outcome.ts';
import { topicsOf } from '../../topics.ts';

const subject =
  /architect|design|how it works|internals?|structure|overview|components|concepts|under the hood|layout/i;

/** Less is a caption. */
const leastProse = 300;

export default defineCheck({
  id: 'architecture',
  category: 'readiness/documentation',
  importance: 'low',
  title: 'A page tells how the system is built',
  failureTitle: 'No page tells how the system is built',
  why: 'Whoever changes a service has to know its parts and why they are apart. A section on it with 300 characters of prose counts, or a shorter one beside a diagram; one that is shorter still is half of it.',
  fix: 'Write down the parts, how a request goes through them, and why it is so; draw it (mermaid is shown on GitHub).',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    if (profile.id !== 'service' && profile.id !== 'web-app' && profile.id !== 'monorepo')
      return notApplicable('It is one piece, and its README says what it is.');
    const [longest] = topicsOf(files, subject);
    if (longest === undefined)
      return failed({ message: 'No document has a section on how the system is built.' });
    const drawn = files.some(
      ({ kind, facts: { document } }) =>
        kind === 'document' &&
        (document?.diagrams ?? 0) > 0 &&
        document?.sections.some(({ title }) => subject.test(title)),
    );
    if (longest.characters >= leastProse || drawn) return passed();
    const message = 'The section on how the system is built says little, and no diagram stands beside it.';
    return measured(0.5, [{ path: longest.path, line: Math.max(1, longest.line), message }]);
  },
});
