import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import { remedies } from '../src/fix/index.ts';
import { remedyOf } from '../src/mend.ts';
import { checkoutOf } from './support/checkout.ts';
import { folderWith } from './support/folder.ts';
import { memoryTerminal } from './support/memory-terminal.ts';

const path = '.github/workflows/ci.yml';
const workflow = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n';

const fix = async (directory: string, ...args: readonly string[]) => {
  const terminal = memoryTerminal(directory);
  const exitCode = await main(['fix', ...args], terminal);
  return { exitCode, printed: terminal.printed(), said: terminal.complained() };
};

describe('certgate fix', () => {
  it('prints a file, and says where it belongs', async () => {
    using folder = folderWith({
      'package.json': '{"dependencies":{"ms":"2"}}',
      '.github/workflows/ci.yml': workflow,
    });
    const { exitCode, printed, said } = await fix(folder.path, 'update-bot');
    expect({ exitCode, said }).toEqual({
      exitCode: 0,
      said: 'This belongs into `.github/dependabot.yml`.\n',
    });
    expect(printed).toMatch(/^version: 2\nupdates:\n/);
  });

  it('prints a patch that git applies, and changes nothing by itself', async () => {
    await using checkout = await checkoutOf();
    mkdirSync(join(checkout.directory, '.github/workflows'), { recursive: true });
    writeFileSync(join(checkout.directory, path), workflow);
    checkout.commit('A workflow');
    const { exitCode, printed } = await fix(checkout.directory, 'workflow-permissions');
    expect(exitCode).toBe(0);
    expect(checkout.git('status', '--porcelain')).toBe('');
    writeFileSync(join(checkout.directory, 'it.patch'), printed);
    checkout.git('apply', 'it.patch');
    expect(checkout.git('diff', '--', path)).toContain('+permissions:\n+  contents: read\n');
    const again = await fix(checkout.directory, 'workflow-permissions');
    expect(again).toEqual({
      exitCode: 1,
      printed: '',
      said: 'Every workflow states what its token may do.\n',
    });
  });

  it.each<[readonly string[], string]>([
    [[], 'No check is named.'],
    [['security-polcy'], 'Did you mean `security-policy`?'],
    [['license'], "can't be written by a program."],
    [['security-policy', '/nowhere/at/all'], 'certgate: '],
  ])('%j is refused', async (args, sentence) => {
    using folder = folderWith();
    const { exitCode, said, printed } = await fix(folder.path, ...args);
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' });
    expect(said).toContain(sentence);
  });

  it('knows each remedy by its whole path too', () => {
    for (const remedy of remedies) expect(remedyOf(remedy.check)).toBe(remedy);
  });
});
