/** One command a step printed. `properties` as written, in lower case: `file`, `line`, `title`. */
export type WorkflowCommand = { name: string; properties: Readonly<Record<string, string>>; message: string };

export type Annotation = {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: number;
};

/** What the runner acts on; anything else that looks like a command is plain output. */
const known = new Set([
  ...['add-mask', 'add-matcher', 'remove-matcher', 'add-path', 'set-env', 'set-output', 'save-state', 'echo'],
  ...['debug', 'notice', 'warning', 'error', 'group', 'endgroup', 'stop-commands'],
]);

/**
 * Finds the commands in a step's output as the runner does (actions/runner, `ActionCommand.cs`): `::name …::message`
 * at the start of a line, or the old `##[name …]message` anywhere in one. `stop-commands` is obeyed.
 */
export function parseCommands(output: string): WorkflowCommand[] {
  const commands: WorkflowCommand[] = [];
  let resumeAt: string | null = null;
  // A lone carriage return ends a line too: the runner reads with .NET's `ReadLine`.
  for (const line of output.split(/\r\n|\n|\r/)) {
    if (resumeAt !== null) {
      if (line.trim() === `::${resumeAt}::`) resumeAt = null;
      continue;
    }
    const command = parseLine(line);
    if (command === null) continue;
    commands.push(command);
    if (command.name === 'stop-commands') resumeAt = command.message;
  }
  return commands;
}

/** The commands that GitHub shows beside code and in the run's summary. */
export function annotations(commands: readonly WorkflowCommand[]): Annotation[] {
  return commands.flatMap(({ name, properties, message }) => {
    if (name !== 'error' && name !== 'warning' && name !== 'notice') return [];
    const { title, file, line } = properties;
    return {
      level: name,
      message,
      ...(title === undefined ? {} : { title }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line: Number(line) }),
    };
  });
}

function parseLine(line: string): WorkflowCommand | null {
  const [, name, properties = '', message = ''] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  if (name !== undefined && known.has(name.toLowerCase())) {
    const inData = plain(message, ['%0D', '%0A', '%25']);
    return { name: name.toLowerCase(), properties: parse(properties, ',', ['%3A', '%2C']), message: inData };
  }
  const [, old, options = '', text = ''] = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(line) ?? [];
  if (old === undefined || !known.has(old.toLowerCase())) return null;
  const inText = plain(text, ['%3B', '%5D', '%0D', '%0A', '%25']);
  return { name: old.toLowerCase(), properties: parse(options, ';', ['%3B', '%5D']), message: inText };
}

function parse(text: string, separator: string, escapes: readonly string[]): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const pair of text.split(separator)) {
    const [, name, value] = /^\s*([^=]+)=(.+)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined) continue;
    properties[name.toLowerCase()] = plain(value, ['%0D', '%0A', ...escapes, '%25']);
  }
  return properties;
}

/** `%25` comes last, or `%250A` would become a line break. */
function plain(text: string, escapes: readonly string[]): string {
  return escapes.reduce((left, escaped) => left.replaceAll(escaped, decodeURIComponent(escaped)), text);
}
