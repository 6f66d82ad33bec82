import { existsSync, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** Where Debian, and GitHub's runners, have one. */
const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const program = programs.find(existsSync);

/**
 * Whether pages can be looked at here. In CI they have to be: there, a missing Chromium fails the tests that need it.
 * Elsewhere those are skipped, and that is said.
 */
export function canLook(): boolean {
  if (program !== undefined || process.env['CI'] === 'true') return true;
  process.stderr.write(
    '\nNOT TESTED: there is no Chromium here, so that nobody looked at report.html. Install the package `chromium`.\n',
  );
  return false;
}

/** A Chromium of its own that asks nobody for anything, with a profile that goes when it does. */
export async function startChromium(
  options: { readonly bypassCSP?: boolean } = {},
): Promise<AsyncDisposable & { readonly context: BrowserContext }> {
  if (program === undefined) throw new Error(`There is no Chromium: none of ${programs.join(', ')}.`);
  const profile = mkdtempDisposableSync(join(tmpdir(), 'certgate-chromium-'));
  const context = await chromium.launchPersistentContext(profile.path, {
    ...options,
    executablePath: program,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    context,
    async [Symbol.asyncDispose]() {
      await context.close();
      profile.remove();
    },
  };
}
