import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scanSecrets } from '../../../src/facts/collectors/secrets.ts';
import { suppressionComments } from '../../../src/facts/collectors/suppressions.ts';
import { allLines } from '../../../src/model/change.ts';
import type { SuppressionComment } from '../../../src/model/facts.ts';
import { leakedToken } from '../../support/leaked-token.ts';
import { processorTime } from '../../support/processor-time.ts';
import { marks } from '../../support/suppression-marks.ts';

const { own } = marks;

const commentsIn = (text: string) => suppressionComments(text, scanSecrets(text, false));
const lines = (start: number, end = start) => ({ start, end });

// biome-ignore-all format: one line a row

describe('our own comment', () => {
  it.each<[string, string, Partial<SuppressionComment> | null]>([
    [
      'behind code',
      `a(); // ${own} eval: it is ours`,
      { rules: ['eval'], reason: 'it is ours', until: null, lines: lines(1) },
    ],
    ['on its own line', `// ${own} eval: it is ours\na();`, { line: 1, lines: lines(2) }],
    ['indented', `  \t// ${own} eval: it is ours\n  a();`, { lines: lines(2) }],
    ['a shell', `key=1 # ${own} eval: why`, { reason: 'why', lines: lines(1) }],
    ['YAML, on its own line', `a:\n  # ${own} eval: why\n  key: 1`, { line: 2, lines: lines(3) }],
    ['SQL', `-- ${own} eval: why\nselect 1;`, { reason: 'why', lines: lines(2) }],
    ['INI and Lisp', `; ${own} eval: why\nkey=1`, { reason: 'why', lines: lines(2) }],
    ['TeX and Erlang', `% ${own} eval: why\nkey=1`, { reason: 'why', lines: lines(2) }],
    ['a block', `/* ${own} eval: why */\na();`, { reason: 'why', lines: lines(2) }],
    ['a block behind code', `a(); /* ${own} eval: why */`, { reason: 'why', lines: lines(1) }],
    ['a block before code', `/* ${own} eval: why */ a();`, { reason: 'why', lines: lines(1) }],
    [
      'a block of several lines',
      `/*\n * ${own} eval: why\n * and more\n */\na();`,
      { reason: 'why', lines: lines(5) },
    ],
    ['a block that begins with it', `/** ${own} eval: why\n */\na();`, { reason: 'why', lines: lines(3) }],
    ['HTML', `<p>\n<!-- ${own} eval: why -->\n<a>`, { reason: 'why', lines: lines(3) }],
    ['JSX', `<p>\n  {/* ${own} eval: why */}\n  <a>`, { reason: 'why', lines: lines(3) }],
    ['JSX, behind an element', `<a/> {/* ${own} eval: why */}`, { reason: 'why', lines: lines(1) }],
    ['Handlebars', `{{!-- ${own} eval: why --}}\n<a>`, { lines: lines(2) }],
    ['Jinja', `{# ${own} eval: why #}\n<a>`, { reason: 'why', lines: lines(2) }],
    ['a batch file', `rem ${own} eval: why\nset a=1`, { reason: 'why', lines: lines(2) }],
    [
      'line ends of Windows',
      `a\r\n// ${own} eval: why\r\nb();\r\n`,
      { line: 2, reason: 'why', lines: lines(3) },
    ],
    ['a path of a check', `a(); // ${own} quality/security/eval: why`, { rules: ['quality/security/eval'] }],
    [
      'a day behind an em dash',
      `a(); // ${own} eval: why not — until 2027-01-31`,
      { reason: 'why not', until: '2027-01-31' },
    ],
    [
      'a day behind an en dash',
      `a(); // ${own} eval: why – until 2027-01-31`,
      { reason: 'why', until: '2027-01-31' },
    ],
    [
      'a day behind a hyphen',
      `a(); // ${own} eval: why - until 2027-01-31`,
      { reason: 'why', until: '2027-01-31' },
    ],
    [
      'a day behind two hyphens',
      `a(); # ${own} eval: why -- until 2027-01-31.`,
      { reason: 'why', until: '2027-01-31' },
    ],
    [
      'a day behind nothing',
      `a(); // ${own} eval: why, until 2027-01-31`,
      { reason: 'why,', until: '2027-01-31' },
    ],
    ['what is no day', `a(); // ${own} eval: why — until soon`, { reason: 'why', until: 'soon' }],
    [
      '"until" in the reason',
      `a(); // ${own} eval: kept until the move`,
      { reason: 'kept until the move', until: null },
    ],
    [
      'a long reason and a day',
      `a(); // ${own} eval: ${'why '.repeat(20)}— until 2027-01-31`,
      { reason: 'why '.repeat(20).trim(), until: '2027-01-31' },
    ],
    ['no reason', `a(); // ${own} eval`, { rules: ['eval'], reason: null }],
    ['an empty reason', `a(); // ${own} eval:  `, { rules: ['eval'], reason: null }],
    [
      'an empty reason and a day',
      `a(); // ${own} eval: — until 2027-01-31`,
      { reason: null, until: '2027-01-31' },
    ],
    ['no colon', `a(); // ${own} eval because`, { rules: ['eval'], reason: null }],
    ['no check', `a(); // ${own}`, { rules: [], reason: null }],
    ['a string', `const a = '${own} eval: why';`, null],
    ['prose', `Write \`${own} eval: why\` there.`, null],
  ])('%s', (_, text, expected) => {
    const found = commentsIn(text);
    if (expected === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.objectContaining({ tool: 'certgate', ...expected })]);
  });

  it('is for the same line as those below it, when each stands alone', () => {
    const text = `// ${own} a: why\n// ${own} b: why\n# ${marks.semgrep}\nc();\n`;
    expect(commentsIn(text).map((comment) => comment.lines)).toEqual([lines(4), lines(4), lines(4)]);
  });

  it('says no more of itself than this', () => {
    expect(commentsIn(`x\na(); // ${own} eval: why — until 2027-01-31`)).toEqual([
      { tool: 'certgate', line: 2, lines: lines(2), rules: ['eval'], reason: 'why', until: '2027-01-31' },
    ]);
  });
});

describe('comments of other tools', () => {
  it.each<[string, string, Partial<SuppressionComment> | null]>([
    ['gitleaks', `key = 1 # ${marks.gitleaks}`, { tool: 'gitleaks', rules: [], lines: lines(1) }],
    ['gitleaks in JSON', `{ "a": 1, "b": "${marks.gitleaks}" }`, { tool: 'gitleaks', lines: lines(1) }],
    ['gitleaks and more letters', `# ${marks.gitleaks}list`, null],
    ['trufflehog', `key = 1 // ${marks.trufflehog}`, { tool: 'trufflehog', lines: lines(1) }],
    ['detect-secrets', `key = 1 # ${marks.pragma}`, { tool: 'detect-secrets', lines: lines(1) }],
    [
      'detect-secrets, next line',
      `# ${marks.pragmaNext}\nkey = 1`,
      { tool: 'detect-secrets', lines: lines(2) },
    ],
    ['a pragma of coverage', `key = 1 # ${marks.pragma.split(' ')[0]} no cover`, null],
    ['Semgrep', `eval(a); // ${marks.semgrep}`, { tool: 'semgrep', rules: [], lines: lines(1) }],
    ['Semgrep, alone', `// ${marks.semgrep}\neval(a);`, { tool: 'semgrep', lines: lines(2) }],
    [
      'Semgrep with rules',
      `eval(a); // ${marks.semgrep}: js.eval, js.other`,
      { rules: ['js.eval', 'js.other'] },
    ],
    ['Semgrep behind words', `eval(a); // fine, ${marks.semgrep}: js.eval`, { rules: ['js.eval'] }],
    ['no comment', `const a = ${marks.semgrep};`, null],
    ['secretlint, a line', `key = 1 # ${marks.secretlint}-line`, { tool: 'secretlint', lines: lines(1) }],
    [
      'secretlint, the next',
      `# ${marks.secretlint}-next-line @secretlint/rule-aws -- it is old\nkey = 1`,
      { rules: ['@secretlint/rule-aws'], reason: 'it is old', lines: lines(2) },
    ],
    [
      'secretlint, a block',
      `a\n# ${marks.secretlint}\nb\nc\n# ${marks.secretlintEnd}\nd`,
      { line: 2, lines: lines(2, 5) },
    ],
    ['secretlint, to the end', `a\n# ${marks.secretlint}\nb`, { lines: lines(2, allLines.end) }],
    [
      'ESLint',
      `eval(a); // ${marks.eslint}-line no-eval`,
      { tool: 'eslint', rules: ['no-eval'], lines: lines(1) },
    ],
    [
      'ESLint, the next',
      `// ${marks.eslint}-next-line no-eval, max-len -- ours\neval(a);`,
      { rules: ['no-eval'], reason: 'ours', lines: lines(2) },
    ],
    [
      'ESLint, a file',
      `/* ${marks.eslint} security/detect-unsafe-regex */\na`,
      { rules: ['security/detect-unsafe-regex'], lines: lines(1, allLines.end) },
    ],
    ['ESLint, about something else', `// ${marks.eslint}-next-line max-len\neval(a);`, null],
    ['ESLint, about everything', `/* ${marks.eslint} */`, null],
  ])('%s', (_, text, expected) => {
    const found = commentsIn(text);
    if (expected === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.objectContaining(expected)]);
  });

  it('has several on one line', () => {
    const text = `key = 1 # ${marks.gitleaks} ${marks.trufflehog}`;
    expect(commentsIn(text).map(({ tool }) => tool)).toEqual(['gitleaks', 'trufflehog']);
  });
});

describe('what is kept', () => {
  const token = leakedToken(11);
  const password = ['Tr0ub4dor', '3x'].join('&');

  it.each([
    ['a token as the reason', `a(); // ${own} provider-token: ${token}`],
    ['a token as the check', `a(); // ${own} ${token}: why`],
    ['a token as the day', `a(); // ${own} provider-token: why — until ${token}`],
    ['a token as a rule', `a(); // ${marks.semgrep}: ${token}`],
    ['the password of another line', `dbPassword = "${password}"\na(); // ${own} x: ${password} is a test`],
  ])('holds no credential: %s', (_, text) => {
    const kept = JSON.stringify(commentsIn(text));
    expect(kept).toContain('"line"');
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(password);
  });

  it('is the reason as people write it', () => {
    const [comment] = commentsIn(`a(); // ${own} x: misconfiguration of an internationalization-bundle`);
    expect(comment?.reason).toBe('misconfiguration of an internationalization-bundle');
  });

  it('is bounded', () => {
    const many = commentsIn(`a(); // ${own} x: ${'why '.repeat(1000)}\n`.repeat(3000));
    expect(many).toHaveLength(1000);
    expect(many[0]?.reason).toHaveLength(300);
  });
});

test('a text full of markers takes no long time', () => {
  const texts = [
    `# ${marks.secretlint}\n`.repeat(20_000) + 'x'.repeat(4_000_000),
    `${marks.gitleaks} `.repeat(100_000),
    `${'#'.repeat(200)}${marks.semgrep}`.repeat(20_000),
    `${'\n'.repeat(3_000_000)}# ${own} a: b`,
  ];
  const start = processorTime();
  for (const text of texts) commentsIn(text);
  expect(processorTime() - start).toBeLessThan(3000);
});

test('whatever stands in the file, its lines are in it and the same line ends change nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...Object.values(marks),
      '//',
      '/*',
      '*/',
      '#',
      '<!--',
      '-->',
      '{',
      '}',
      '\n',
      ' ',
      ': why',
      ' — until 2027-01-31',
      ' eval',
    ),
    fc.string({ maxLength: 8 }).filter((text) => !text.includes('\r')),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const found = commentsIn(text);
      const last = text.split('\n').length;
      for (const {
        line,
        lines: { start, end },
      } of found) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(last);
        expect(start).toBeGreaterThanOrEqual(line);
        expect(end).toBeGreaterThanOrEqual(start);
      }
      expect(commentsIn(text.replaceAll('\n', '\r\n'))).toEqual(found);
    }),
    { numRuns: 500 },
  );
});
