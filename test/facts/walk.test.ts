import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forEachByKey, forEachChild } from '../../src/facts/children.ts';
import { type Node, parse } from '../../src/facts/syntax.ts';

/** Kinds as a node's children, and theirs, are visited. */
function kindsOf(node: Node, eachChild: typeof forEachChild): readonly string[] {
  const kinds: string[] = [];
  const visit = (child: Node): void => {
    kinds.push(child.type);
    eachChild(child, visit);
  };
  visit(node);
  return kinds;
}

it('visits the kinds whose properties it names as it visits all others', async () => {
  const root = join(import.meta.dirname, '../..');
  const paths = globSync(['src/**/*.ts', 'node_modules/rxjs/src/**/*.ts'], { cwd: root });
  const decorated =
    '@a class A { @b c(@d e?: string) {} } const { f: g = 1 }: H<I> = j; abstract class B { k!: L }';
  const texts = [decorated, ...paths.map((path) => readFileSync(join(root, path), 'utf8'))];
  expect(texts.length).toBeGreaterThan(300);
  let nodes = 0;
  for (const text of texts) {
    const syntax = await parse(text, 'ts');
    if (!syntax.ok) throw new Error(syntax.reason);
    const kinds = kindsOf(syntax.program, forEachChild);
    expect(kinds).toEqual(kindsOf(syntax.program, forEachByKey));
    nodes += kinds.length;
  }
  expect(nodes).toBeGreaterThan(100_000);
});
