import type { MakeCollector } from '../walk.ts';

interface Located {
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

/** Lines of code that are there at run time: no interface, no type, nothing that is only declared. */
export const executableLines: MakeCollector<readonly number[]> = () => {
  const erased: (readonly [number, number])[] = [];
  const erase = ({ loc }: Located): void => {
    erased.push([loc.start.line, loc.end.line]);
  };
  return {
    enter: {
      TSInterfaceDeclaration: erase,
      TSTypeAliasDeclaration: erase,
      TSDeclareFunction: erase,
      VariableDeclaration(node) {
        if (node.declare === true) erase(node);
      },
      ClassDeclaration(node) {
        if (node.declare === true) erase(node);
      },
      TSModuleDeclaration(node) {
        if (node.declare === true) erase(node);
      },
    },
    result({ codeLines, lines }) {
      const isErased = new Uint8Array(lines + 1);
      for (const [first, last] of erased) isErased.fill(1, first, last + 1);
      const runs: number[] = [];
      for (let line = 1; line <= lines; line += 1) {
        if (isErased[line] === 1 || codeLines(line, line) === 0) continue;
        if (runs.at(-1) === line - 1) runs[runs.length - 1] = line;
        else runs.push(line, line);
      }
      return runs;
    },
  };
};
