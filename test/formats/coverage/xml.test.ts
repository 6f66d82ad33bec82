import { describe, expect, test } from 'vitest';
import { readXml, xmlHead } from '../../../src/formats/coverage/xml.ts';
import { processorTime } from '../../support/processor-time.ts';

function read(text: string) {
  const seen: string[] = [];
  const problem = readXml(text, {
    open: (name, attributes, parents) =>
      seen.push(
        [...parents, `${name}${attributes('a') === undefined ? '' : `=${attributes('a')}`}`].join('>'),
      ),
  });
  return { problem, seen };
}

describe('is tolerated', () => {
  test.each([
    ['a BOM and white space before the declaration', '\uFEFF\n <?xml version="1.0"?><r a="1"/>'],
    ['control characters', '<r a="1">\u001b[31m\u0000</r>'],
    ['lone surrogates', '<r a="1">\ud800</r>'],
    ['`]]>` in text', '<r a="1">]]></r>'],
    ['an entity nobody knows', '<r a="1">&nbsp;</r>'],
    ['text after the root', '<r a="1"/>warning: done'],
    ['a DTD elsewhere', '<!DOCTYPE r SYSTEM "http://example.invalid/r.dtd"><r a="1"/>'],
    ['an internal DTD without entities', '<!DOCTYPE r [<!ELEMENT r ANY>]><r a="1"/>'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ problem: null, seen: ['r=1'] });
  });
});

describe('is refused', () => {
  test.each([
    ['an element that never ends', '<r><b></r>', 'The report is not whole XML (line 1): '],
    ['a text cut short', '<r>\n<b/>\n', 'It may have been cut short.'],
    ['a text cut in a tag', '<r>\n<b a="', 'It may have been cut short.'],
    ['no element', 'nothing', 'not whole XML'],
    ['two roots', '<r/><s/>', 'not whole XML'],
    ['an attribute without quotes', '<r a=1/>', 'not whole XML'],
    ['entities', '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>', 'declares XML entities'],
    [
      'an entity from a file',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r a="&a;"/>',
      'declares XML entities',
    ],
    ['depth', '<r>'.repeat(300), 'nests elements deeper than 256'],
    ['a huge attribute', `<r a="${'x'.repeat(70_000)}"/>`, 'longer than 64 kB'],
    ['size', ' '.repeat(64 * 1024 * 1024 + 1), 'larger than 64 MB'],
    ['flaw upon flaw', `<r>${'&x;'.repeat(2000)}</r>`, 'not whole XML'],
  ])('%s', (_, text, reason) => {
    expect(read(text).problem).toContain(reason);
  });

  test('soon: 200,000 levels, and a million unknown entities', () => {
    const started = processorTime();
    expect(read('<r>'.repeat(200_000)).problem).not.toBeNull();
    expect(read(`<r>${'&x;'.repeat(1_000_000)}</r>`).problem).not.toBeNull();
    expect(processorTime() - started).toBeLessThan(2000);
  });
});

test('names that objects have are names', () => {
  const { seen } = read('<__proto__ a="1" __proto__="x" constructor="y"><toString/></__proto__>');
  expect(seen).toEqual(['__proto__=1', '__proto__>toString']);
  expect(xmlHead('<r/>')?.attributes('toString')).toBeUndefined();
  expect(Object.prototype).not.toHaveProperty('x');
});

test.each([
  ['<!-- x --><?xml-stylesheet?><r a="1">\n<c/></r>', 'r', '1', 'c'],
  ['<r><c', 'r', undefined, null],
  ['<r/>', 'r', undefined, null],
])('the head of %s', (text, root, a, child) => {
  const head = xmlHead(text);
  expect([head?.root, head?.attributes('a'), head?.child]).toEqual([root, a, child]);
});

test.each(['', '{}', 'TN:\n', '<', '<!-- '])('%j has no root', (text) => {
  expect(xmlHead(text)).toBeNull();
});
