/** Comments that ask a scanner to look away, put together here: those that stand in a test would be obeyed in it. */
export const marks = {
  own: ['certgate', 'ignore'].join('-'),
  gitleaks: ['gitleaks', 'allow'].join(':'),
  trufflehog: ['trufflehog', 'ignore'].join(':'),
  pragma: ['pragma', ' allowlist secret'].join(':'),
  pragmaNext: ['pragma', ' allowlist nextline secret'].join(':'),
  semgrep: ['nosem', 'grep'].join(''),
  secretlint: ['secretlint', 'disable'].join('-'),
  secretlintEnd: ['secretlint', 'enable'].join('-'),
  eslint: ['eslint', 'disable'].join('-'),
} as const;
