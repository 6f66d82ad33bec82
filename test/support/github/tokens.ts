import type { Account } from './repository.ts';
import { actionsBot } from './state.ts';

type Permission =
  | 'contents'
  | 'actions'
  | 'pull-requests'
  | 'issues'
  | 'statuses'
  | 'checks'
  | 'security-events';
type Access = 'none' | 'read' | 'write';
export type Permissions = Partial<Record<Permission, Access>>;

/** As a workflow writes it: `pull-requests: write`. `user` is a person's own and no workflow's token has it. */
export type Grant = `${Permission | 'user'}: ${'read' | 'write'}`;

export type Token = { name: string; account: Account; permissions: Permissions };

/** What `GITHUB_TOKEN` gets at most in a run from a fork, whatever its workflow file asks for. */
export const forkPermissions: Permissions = {
  contents: 'read',
  actions: 'read',
  'pull-requests': 'read',
  issues: 'read',
  statuses: 'read',
  checks: 'read',
  'security-events': 'read',
};

/** The tokens a GitHub has handed out. */
export class Tokens {
  readonly #issued = new Map<string, Token>();

  /** The token's text, as an action gets it. A permission that is not named is `none`. `name` is for the log. */
  issue(permissions: Permissions, { name = 'GITHUB_TOKEN', account = actionsBot } = {}): string {
    // Long and odd enough that a test can look for it in every output.
    const text = `ghs_standin${String(this.#issued.size + 1).padStart(4, '0')}${'aZ9'.repeat(9)}`;
    this.#issued.set(text, { name, account, permissions });
    return text;
  }

  /** From an `Authorization` header: octokit sends `token …`, others `Bearer …`. Null = not one of ours. */
  find(authorization: string | undefined): Token | null {
    const text = /^(?:token|bearer) +(\S+)$/i.exec(authorization ?? '')?.[1];
    return this.#issued.get(text ?? '') ?? null;
  }
}

/** Whether a token has at least one of the grants; write includes read. No grants = any token will do. */
export function permits({ permissions }: Token, grants: readonly Grant[]): boolean {
  if (grants.length === 0) return true;
  return grants.some((grant) => {
    const [permission, needed] = grant.split(': ') as [Permission, Access];
    const access = permissions[permission] ?? 'none';
    return access === 'write' || access === needed;
  });
}
