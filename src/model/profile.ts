/** What kind of project this is; it decides which checks apply. */
export const profiles = ['library', 'service', 'web-app', 'cli', 'action', 'monorepo'] as const;

export type Profile = (typeof profiles)[number];
