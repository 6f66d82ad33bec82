import type { CodeReason } from './code-reason.ts';

const scripts =
  /(?:^|\/)(?:scripts?|tools?|tooling|build|ci|\.github|\.circleci|\.husky|bench|benchmarks?|gulp|tasks)\/|(?:^|\/)(?:gulpfile|gruntfile|makefile|jakefile|build|release|publish|deploy|webpack|rollup|esbuild|vite|karma|rspack)\b[^/]*\.[cm]?[jt]s$|\.config\.[cm]?[jt]s$/i;

const buildScript: CodeReason = {
  id: 'build-script',
  classification: 'false-positive',
  proof: 'It stands in a script of the build, and whoever runs that runs programs anyway.',
  applies: ({ proof }, { path }) =>
    (proof === 'unknown' || proof === 'operator' || proof === 'depends') && scripts.test(path),
};

export default buildScript;
