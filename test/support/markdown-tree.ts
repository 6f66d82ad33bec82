import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Markdown as GitHub reads it. */
export function parse(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node, from the outside to the inside. */
export function nodesOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesOf)] : [node];
}

/** Pieces that mean something to a renderer, a terminal or GitHub. */
const rich = fc
  .array(
    fc.constantFrom(
      ...[
        '`',
        '``',
        '```',
        '|',
        '\\',
        '\\|',
        '\\`',
        '*',
        '**',
        '_',
        '~~',
        '#',
        '## ',
        '- ',
        '1. ',
        '> ',
        '+ ',
      ],
      ...[
        '\n',
        '\r\n',
        '\r',
        '\t',
        '\n\n',
        '    ',
        '\0',
        '\u001b[31m',
        '\u200b',
        '\u202e',
        '\u2028',
        '\ufeff',
      ],
      ...[
        '<b>',
        '</details>',
        '<!--',
        '-->',
        '<script>',
        '<img src=x>',
        '&lt;',
        '&#96;',
        '![',
        '](x)',
        '[a](b)',
      ],
      ...[
        'https://evil.example',
        'www.evil.example',
        'a@evil.example',
        '@octo/team',
        '#1',
        'octo/a#2',
        '[^1]',
        ':',
      ],
      ...['|---|', '| a | b |', '$$', '$', '[x]', '---', '===', ' ', 'a', 'Ü', '🐛', '\ud800', '\u0301'],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** Any text, and often one that is rich in them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  rich,
  rich,
  rich,
);

/** Texts that every report is tried with, whatever else chance brings: each as the one argument of a property. */
export const worstTexts: [text: string][] = [
  ['x'.repeat(400)],
  [`${'long/'.repeat(79)}name`],
  ['\u202egnp.\u2066מסמך\u2069.ts\u202c'],
  ['a\u200b\u200c\u200d\u2060\ufeffb'],
  ['**[a](https://evil.example)** ~~b~~ | c `d` ``e\n\n# f\n- @octo #1 ![g](https://evil.example/h.png)'],
  ['"\'><script>alert(1)</script><img src=x onerror=alert(1)><!-- </style></details>&amp;&#0;'],
];
