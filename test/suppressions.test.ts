import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import type { DocumentFinding, ScorecardDocument } from '../src/model/document.ts';
import { checksOf } from '../src/model/scorecard.ts';
import { type Checkout, checkoutOf } from './support/checkout.ts';
import { leakedToken } from './support/leaked-token.ts';
import { memoryTerminal } from './support/memory-terminal.ts';
import { tokenForms } from './support/secret-values.ts';
import { marks } from './support/suppression-marks.ts';

const token = tokenForms.find(({ kind }) => kind === 'gitlab-token')?.make(5) ?? '';
const own = `${marks.own} provider-token: a vector of the tests`;

const write = (checkout: Checkout, path: string, text: string) => {
  mkdirSync(dirname(join(checkout.directory, path)), { recursive: true });
  writeFileSync(join(checkout.directory, path), text);
};

async function checked(checkout: Checkout): Promise<ScorecardDocument> {
  const terminal = memoryTerminal(checkout.directory);
  await main(['check', '--format', 'json', '--now', '2026-11-23T12:00:00Z'], terminal);
  return JSON.parse(terminal.printed());
}

const tokenCheckOf = ({ areas }: ScorecardDocument) =>
  checksOf(areas).find(({ id }) => id === 'quality/security/provider-token');

const tokensIn = (document: ScorecardDocument): readonly DocumentFinding[] =>
  tokenCheckOf(document)?.findings ?? [];

describe('a comment that suppresses a finding', () => {
  it.each([
    ['TypeScript with CRLF', 'src/a.ts', `// ${own}\r\nconst token = '${token}';\r\n`],
    [
      'JSX',
      'src/a.jsx',
      `export const A = () => (\n  <p>\n    {/* ${own} */}\n    {'${token}'}\n  </p>\n);\n`,
    ],
    ['YAML', 'a.yml', `a:\n  token: ${token} # ${own}\n`],
    ['SQL', 'a.sql', `-- ${own} — until 2027-01-31\nselect '${token}';\n`],
    ['HTML', 'a.html', `<!-- ${own} -->\n<p>${token}</p>\n`],
    ['gitleaks', 'a.py', `token = '${token}'  # ${marks.gitleaks}\n`],
  ])('counts once it is committed: %s', async (_, path, text) => {
    await using checkout = await checkoutOf();
    write(checkout, 'b.txt', 'Something.');
    checkout.commit('The base');
    write(checkout, path, text);
    const before = await checked(checkout);
    expect(tokensIn(before)).toMatchObject([
      { waiver: null, message: expect.stringContaining('does not count: it came with this change') },
    ]);
    checkout.commit('It is known');
    const after = await checked(checkout);
    const [finding] = tokensIn(after);
    expect(finding?.waiver).toMatchObject({
      tool: expect.any(String),
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(finding?.message).not.toContain('does not count');
    expect(tokenCheckOf(before)).toMatchObject({ score: 25, waivedScore: 25 });
    expect(tokenCheckOf(after)).toMatchObject({ score: 25, waivedScore: 100 });
  });

  it('does not cover a line that is new below it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'a.ts', `// ${own}\nconst token = '';\n`);
    checkout.commit('Nothing yet');
    write(checkout, 'a.ts', `// ${own}\nconst token = '${token}';\n`);
    expect(tokensIn(await checked(checkout))).toMatchObject([
      { waiver: null, message: expect.stringContaining('the line that it speaks of came with this change') },
    ]);
  });

  it('never silences a token that was issued', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'a.ts', `// ${own}\nconst token = '${leakedToken(3)}';\n`);
    checkout.commit('It is known');
    expect(tokensIn(await checked(checkout))).toMatchObject([
      { waiver: null, reason: 'valid-checksum', message: expect.stringContaining('proven to be real') },
    ]);
  });

  it('counts at once where the configuration allows it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, '.github/certgate.yml', 'version: 1\nsuppressions:\n  allow-new: [quality/security]\n');
    checkout.commit('It is allowed');
    write(checkout, 'a.ts', `// ${own}\nconst token = '${token}';\n`);
    expect(tokensIn(await checked(checkout))).toMatchObject([{ waiver: { tool: 'certgate', since: null } }]);
  });

  it('is shown with its age, and what is wrong with others', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'a.ts', `// ${own}\nconst token = '${token}';\n`);
    checkout.commit('It is known');
    appendFileSync(join(checkout.directory, 'a.ts'), `// ${marks.own} provider-tokns: why\nconst b = 1;\n`);
    const terminal = memoryTerminal(checkout.directory);
    await main(['check', '--now', '2026-11-23T12:00:00Z'], terminal);
    expect(terminal.printed()).toMatch(
      /Suppressed in line 1 \(certgate\), \d+ days? old: a vector of the tests/,
    );
    expect(terminal.printed()).toContain(
      'The suppression in `a.ts`, line 3, does not count: there is no such check; `quality/security/provider-token` may be meant.',
    );
  });
});
