import { defineCheck } from '../../../model/check.ts';
import { notApplicable, noted, proportion } from '../../../model/outcome.ts';
import type { InstalledPackage } from '../../../model/reported.ts';

/** They compile or fetch a program that is made for the machine, and say so. */
const native =
  /^(?:esbuild|fsevents|sharp|better-sqlite3|sqlite3|bcrypt|argon2|canvas|cpu-features|ssh2|keytar|node-pty|node-sass|re2|leveldown|classic-level|zeromq|serialport|usb|puppeteer|playwright(?:-\w+)?|cypress|electron|electron-\w+|chromedriver|geckodriver|msgpackr-extract|bufferutil|utf-8-validate|unrs-resolver|lmdb|rolldown|dprint|lefthook|husky|simple-git-hooks|nx|lightningcss|deasync|farmhash|snappy|isolated-vm|duckdb|onnxruntime-node|workerd|msw|prisma|libpq|pg-native|unix-dgram|@swc\/\w+|@parcel\/watcher|@prisma\/\w+|@biomejs\/biome|@tailwindcss\/oxide|@datadog\/[\w-]+|@sentry\/(?:cli|profiling-node)|@serialport\/[\w-]+|@mongodb-js\/[\w-]+|@apollo\/rover|@vscode\/[\w-]+)$/;

export default defineCheck({
  id: 'install-scripts',
  category: 'readiness/dependencies',
  importance: 'low',
  title: 'No dependency runs a program when it is installed',
  failureTitle: 'Dependencies run programs when they are installed',
  why: 'A script that runs on install runs with the rights of whoever installs, on every machine and in CI, before anybody has looked: it is how most attacks through npm begin. Each package counts once. Those known to build or fetch what is made for the machine (esbuild, sharp, playwright, …) are noted and cost nothing.',
  fix: 'Replace it, or install with `ignore-scripts=true` in `.npmrc` and run by hand what is needed.',
  needs: ['installedPackages'],

  run({ installedPackages }) {
    if (installedPackages === null) {
      return notApplicable(
        'No lockfile says which packages run programs: only those of npm (version 2 and later) do.',
      );
    }
    const distinct = [...new Map(installedPackages.map((one) => [one.name, one])).values()];
    if (distinct.length === 0) return notApplicable('Nothing is installed.');
    const running = distinct.filter(({ hasInstallScript }) => hasInstallScript);
    const findings = running.filter(({ name }) => !native.test(name)).map(findingOf);
    const notes = running.filter(({ name }) => native.test(name)).map(findingOf);
    return noted(proportion(distinct.length, findings), notes);
  },
});

function findingOf({ name, version, lockfile, broughtBy }: InstalledPackage) {
  const [by] = broughtBy;
  const bringing = by === undefined || by === name ? '' : `, brought by \`${by}\`,`;
  return {
    path: lockfile,
    message: `\`${name}\` ${version}${bringing} runs a program when it is installed.`,
    subject: name,
  };
}
