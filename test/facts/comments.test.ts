import { describe, expect, it } from 'vitest';
import { codeOf } from '../support/code.ts';

/** What begins a part of a template that is code. */
const hole = '$' + '{';

describe('lines of code and of comments', () => {
  it.each([
    ['a string is no comment', 'const a = "// no";', [1, 0]],
    ['a regular expression is none', 'const a = /\\/*x*\\//; b();', [1, 0]],
    ['division is none', 'a / b; c /d/ e;', [1, 0]],
    ['a template is none', `const a = \`// ${hole}b} /* ${hole}"//"}\`;`, [1, 0]],
    ['in a template there may be one', `const a = \`${hole}\n// why\nb}\`;`, [2, 1]],
    ['text of JSX is none', 'const a = <p>// no {/* yes */}</p>;', [1, 1]],
    ['an address in an attribute is none', 'const a = <a href="https://a.b" />;', [1, 0]],
    ['code and comment on a line count for both', 'a(); // why', [1, 1]],
    ['a block takes all its lines', '/*\n\n*/', [0, 3]],
    ['code behind a block', '/*\n*/ a();', [1, 2]],
    ['a hashbang is code, and no comment', '#!/usr/bin/env node\na();', [2, 0]],
    ['CRLF', 'a();\r\n// b\r\n\r\nc();\r\n', [2, 1]],
    ['nothing', '', [0, 0]],
    ['types', `let a: 'a//b' | \`c/*${hole}string}\`;`, [1, 0]],
  ])('%s', async (_, text, expected) => {
    const { codeLines, commentLines } = await codeOf(text, 'tsx');
    expect([codeLines, commentLines]).toEqual(expected);
  });
});
