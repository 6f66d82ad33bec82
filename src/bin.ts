import { main } from './cli.ts';

const { argv, stdout, stderr, env, cwd } = process;

// What is not expected is a bug: the stack helps whoever mends it, and the gate must not look open.
main(argv.slice(2), { stdout, stderr, environment: env, workingDirectory: cwd() }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    stderr.write(`certgate: this is a bug in certgate; please report it with what follows.\n`);
    stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
