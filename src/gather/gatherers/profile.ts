import type { DetectedProfile, Manifest } from '../../model/evidence.ts';
import { isIllustration } from '../../model/illustration.ts';
import type { Scene } from '../scene.ts';

type Readable = Extract<Manifest, { kind: 'manifest' }>;

const serverPackages = [
  'express',
  'fastify',
  'koa',
  '@hapi/hapi',
  '@nestjs/core',
  'hono',
  'restify',
  '@feathersjs/express',
  '@feathersjs/koa',
  '@apollo/server',
];
const webPackages = [
  'next',
  'nuxt',
  'react-dom',
  'vue',
  'svelte',
  '@angular/core',
  'solid-js',
  'astro',
  '@remix-run/react',
];

/** What kind of project this is: the first sign that is found decides, and is the reason. */
export async function gatherProfile({ settings, files, manifests }: Scene): Promise<DetectedProfile> {
  if (settings.profile !== null) return { id: settings.profile, reason: 'The configuration says so.' };
  const has = (path: string) => files.some((file) => file.path === path);
  const action = ['action.yml', 'action.yaml'].find(has);
  if (action !== undefined) return { id: 'action', reason: `\`${action}\` stands at the root.` };
  const workspace = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'rush.json', 'go.work'].find(has);
  if (workspace !== undefined) return { id: 'monorepo', reason: `\`${workspace}\` stands at the root.` };
  const readable = manifests.filter((manifest): manifest is Readable => manifest.kind === 'manifest');
  const root = readable.find(({ directory }) => directory === '');
  const known = root ?? (readable.length === 1 ? readable[0] : undefined);
  if (known === undefined && readable.length > 1)
    return { id: 'monorepo', reason: 'Several folders have a `package.json`, and the root has none.' };
  const byManifest = known === undefined ? byImports(files) : profileOf(known);
  if (byManifest !== null) return byManifest;
  const container = ['Dockerfile', 'Containerfile', 'docker-compose.yml', 'compose.yaml', 'compose.yml'].find(
    has,
  );
  if (container !== undefined) return { id: 'service', reason: `\`${container}\` stands at the root.` };
  if (has('index.html')) return { id: 'web-app', reason: '`index.html` stands at the root.' };
  if (has('main.go') || has('src/main.rs')) return { id: 'cli', reason: 'It builds a program.' };
  return { id: 'library', reason: 'Nothing says that it is run on its own.' };
}

/** Without a manifest, what the source imports tells as much. */
function byImports(files: Scene['files']): DetectedProfile | null {
  const imported = new Set(
    files.flatMap(({ path, kind, facts: { code } }) =>
      kind === 'source' && !isIllustration(path) && code?.kind === 'analysed'
        ? code.code.imports.map(({ specifier }) => specifier)
        : [],
    ),
  );
  const server = serverPackages.find((name) => imported.has(name));
  if (server !== undefined) return { id: 'service', reason: `Its source imports \`${server}\`.` };
  const web = webPackages.find((name) => imported.has(name));
  return web === undefined ? null : { id: 'web-app', reason: `Its source imports \`${web}\`.` };
}

function profileOf(root: Readable): DetectedProfile | null {
  if (root.workspaces.length > 0) return { id: 'monorepo', reason: '`package.json` names workspaces.' };
  const runtime = new Set(
    root.dependencies.filter(({ group }) => group === 'dependencies').map(({ name }) => name),
  );
  // A published package that depends on a server or a framework is a plug-in of it, or a wrapper around it.
  const isApplication =
    root.isPrivate ||
    (!root.hasEntryPoint && !root.hasBin) ||
    (root.scripts['start'] !== undefined && !(root.hasEntryPoint && root.hasBin));
  const server = serverPackages.find((name) => runtime.has(name));
  if (isApplication && server !== undefined) return { id: 'service', reason: `It depends on \`${server}\`.` };
  const web = webPackages.find((name) => runtime.has(name));
  if (isApplication && web !== undefined) return { id: 'web-app', reason: `It depends on \`${web}\`.` };
  if (root.hasBin) return { id: 'cli', reason: '`package.json` names a `bin`.' };
  if (root.hasEntryPoint)
    return { id: 'library', reason: '`package.json` names an entry point for importers.' };
  return root.isPrivate && root.scripts['start'] !== undefined
    ? { id: 'service', reason: '`package.json` is private and has a `start` script.' }
    : null;
}
