import { is, type Node } from '../../syntax.ts';
import { isTrue, judge, objectOf, propertyOf, type Site } from '../judge.ts';
import { literalText } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

const shells =
  /^(?:child_process\.exec(?:Sync)?|shelljs\.exec|(?:execa\.)+(?:execaCommand|command)(?:Sync)?|sh\.exec)$/;
const programs =
  /^(?:child_process\.(?:spawn|spawnSync|execFile|execFileSync|fork)|cross-spawn(?:\.spawn|\.sync)?|execa(?:\.execa|\.execaSync|\.sync)?|Deno\.(?:run|Command)|Bun\.spawn(?:Sync)?)$/;
const shellNames = /(?:^|[\\/])(?:sh|bash|zsh|dash|ksh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)$/i;

export const commands: CallDetector = {
  methods: words(
    'exec execSync execaCommand execaCommandSync command commandSync spawn spawnSync execFile execFileSync fork sync execa execaSync cross-spawn run Command',
  ),
  look,
};

function* look(site: Site): Generator<ReturnType<typeof judge>> {
  const { name, node, scope, analysis } = site;
  const [first, second] = site.arguments;
  const ask = (value: Node | undefined, tells: 'tainted' | 'everything') =>
    judge(
      { rule: 'command-injection', sink: name, at: node, value, scope, purpose: 'command', tells },
      analysis,
    );
  if (shells.test(name)) {
    yield ask(first, 'everything');
    return;
  }
  if (!programs.test(name)) return;
  const options = site.arguments.slice(1).map((argument) => objectOf(argument, scope, analysis));
  const shell = options.map((one) => propertyOf(one, 'shell')?.value).find((one) => one !== undefined);
  const hasShell = isTrue(shell) || (is(shell, 'Literal') && typeof shell.value === 'string');
  const program = literalText(first, scope, analysis.bindings);
  const isShell = program !== null && shellNames.test(program);
  if (hasShell || isShell) {
    const line = ask(first, isShell ? 'tainted' : 'everything');
    const given = is(second, 'ObjectExpression')
      ? null
      : ask(second, second === undefined ? 'tainted' : 'everything');
    yield [line, given].find((one) => one?.proof === 'tainted') ??
      [line, given].find((one) => one?.proof === 'unknown') ??
      line ??
      given;
    return;
  }
  // Which program runs is a choice that no request should have; what it is given is not read by a shell.
  yield ask(first, 'tainted');
}
