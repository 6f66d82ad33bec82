import { expect, it } from 'vitest';
import interfaceAgreement from '../../../../src/checks/readiness/documentation/interface-agreement.ts';
import type { ActionDefinition } from '../../../../src/model/workflow.ts';
import { documentWith } from '../../../support/evidence.ts';

const path = 'action.yml';
const parameter = (name: string, description: string | null, line = 3) => ({
  name,
  line,
  description,
  isRequired: false,
});
const actionWith = (overrides: Partial<ActionDefinition> = {}): ActionDefinition => ({
  ...{ path, name: 'Widget', inputs: [], outputs: [], using: 'node24', steps: [], problem: null },
  ...overrides,
});
const readmeOf = (...words: readonly string[]) => ({ path: 'README.md', document: documentWith({ words }) });
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const bare = { path, line: 3, message: '`Mode` has no `description`.', subject: 'Mode description' };
const unnamed = { path, line: 3, message: '`Mode` not named.', subject: 'Mode readme' };
const unread = { ...unnamed, message: 'The README does not name `Mode`.' };

it.each<[string, readonly ActionDefinition[], ReturnType<typeof readmeOf> | null, object]>([
  [
    'described and named',
    [actionWith({ inputs: [parameter('Mode', 'What to do.')] })],
    readmeOf('mode'),
    judged(1),
  ],
  ['not described', [actionWith({ inputs: [parameter('Mode', ' ')] })], readmeOf('mode'), judged(0.5, bare)],
  [
    'not named',
    [actionWith({ outputs: [parameter('Mode', 'It.')] })],
    readmeOf('other'),
    judged(0.5, unread),
  ],
  [
    'neither, and no README',
    [actionWith({ inputs: [parameter('Mode', null)] })],
    null,
    judged(0, bare, unread),
  ],
  [
    'one that can’t be read',
    [actionWith({ problem: 'It has no `runs`.' })],
    null,
    judged(0, { path, message: "It can't be read as an action: It has no `runs`." }),
  ],
  [
    'no parameters',
    [actionWith()],
    null,
    { kind: 'notApplicable', reason: 'The action has no inputs and no outputs.' },
  ],
  [
    'an action of its own workflows',
    [actionWith({ path: '.github/actions/a/action.yml', inputs: [parameter('a', null)] })],
    null,
    { kind: 'notApplicable', reason: 'This is no action.' },
  ],
])('%s', (_, actions, readme, outcome) => {
  expect(interfaceAgreement.run({ actions, readme })).toEqual(outcome);
});
