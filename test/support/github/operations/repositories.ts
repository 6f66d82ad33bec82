import { blobSha } from '../history.ts';
import { type Call, found, type Operations, type Reply } from '../operation.ts';
import { apiUrl, commitResource, htmlUrl, nodeId, repositoryResource } from '../resources.ts';

/** Above this the JSON form comes without content, and only the raw form has it. */
const LARGEST_INLINE_BYTES = 1024 * 1024;

export const repositories: Operations = {
  'repos/get': {
    grants: [],
    answer: ({ github, repository }) => ({ status: 200, body: repositoryResource(github, repository) }),
  },

  // A workflow's token is nobody's: https://docs.github.com/rest/users/users#get-the-authenticated-user
  'users/get-authenticated': { grants: ['user: read'], answer: () => ({ status: 404 }) },

  'repos/get-branch': {
    grants: ['contents: read'],
    answer({ github, repository, parameters }) {
      const name = parameters.text('branch');
      const commit = github.history.get(found(repository.branches.get(name)));
      const self = `${apiUrl(github, repository)}/branches/${name}`;
      const isProtected = repository.protectedBranches.has(name);
      const body = {
        name,
        commit: commitResource(github, repository, commit),
        _links: { self, html: `${htmlUrl(repository)}/tree/${name}` },
        protected: isProtected,
        protection: { enabled: isProtected },
        protection_url: `${self}/protection`,
      };
      return { status: 200, body };
    },
  },

  'repos/get-branch-rules': {
    grants: [],
    answer({ repository, parameters }) {
      const rules = repository.branchRules.get(parameters.text('branch')) ?? [];
      const source = { ruleset_source_type: 'Repository', ruleset_source: repository.name, ruleset_id: 1 };
      return { status: 200, body: rules.map((type) => ({ type, ...source })) };
    },
  },

  'git/get-ref': {
    grants: ['contents: read'],
    answer({ github, repository, parameters }) {
      const ref = parameters.text('ref');
      const branch = /^heads\/(.+)$/.exec(ref)?.[1] ?? '';
      const sha = found(repository.branches.get(branch));
      const self = `${apiUrl(github, repository)}/git`;
      const object = { type: 'commit', sha, url: `${self}/commits/${sha}` };
      const body = { ref: `refs/${ref}`, node_id: nodeId('Ref', ref), url: `${self}/refs/${ref}`, object };
      return { status: 200, body };
    },
  },

  'repos/get-content': { grants: ['contents: read'], answer: content },
};

function content({ github, repository, parameters, accept }: Call): Reply {
  const ref = parameters.optionalText('ref') ?? repository.defaultBranch;
  const path = parameters.text('path').replace(/^\/|\/$/g, '');
  const { files } = found(repository.resolve(ref));
  const text = files.get(path);
  const self = (entry: string) => {
    const encoded = entry.split('/').map(encodeURIComponent).join('/');
    return `${apiUrl(github, repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  };
  const entryOf = (type: 'file' | 'dir', entry: string, of: string) => ({
    type,
    name: entry.split('/').at(-1),
    path: entry,
    sha: blobSha(of),
    size: type === 'file' ? Buffer.byteLength(of) : 0,
    url: self(entry),
    git_url: null,
    html_url: null,
    download_url: null,
    _links: { self: self(entry), git: null, html: null },
  });
  if (text === undefined) {
    const prefix = `${path}/`;
    const inside = [...files].filter(([name]) => name.startsWith(prefix));
    if (inside.length === 0) return { status: 404, body: { message: 'Not Found' } };
    const entries = new Map(
      inside.map(([name, of]) => {
        const rest = name.slice(prefix.length);
        const [first = rest] = rest.split('/');
        return [first, entryOf(first === rest ? 'file' : 'dir', prefix + first, of)];
      }),
    );
    return { status: 200, body: [...entries.values()] };
  }
  if (/[./]raw\b/.test(accept)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
      body: text,
    };
  }
  const isInline = Buffer.byteLength(text) <= LARGEST_INLINE_BYTES;
  // GitHub breaks the base64 text into lines, which a decoder must bear.
  const encoded = Buffer.from(text).toString('base64').replaceAll(/.{60}/g, '$&\n');
  const shown = isInline ? { encoding: 'base64', content: encoded } : { encoding: 'none', content: '' };
  return { status: 200, body: { ...entryOf('file', path, text), ...shown } };
}
