// `eslint.mjs FOLDER`, files from stdin: ESLint with the recommended rules of sonarjs and security.
import { readFileSync } from 'node:fs';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import security from 'eslint-plugin-security';
import sonarjs from 'eslint-plugin-sonarjs';

const [folder] = process.argv.slice(2);
const everything = { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], languageOptions: { parser } };
const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    everything,
    { ...sonarjs.configs.recommended, files: everything.files },
    { ...security.configs.recommended, files: everything.files },
  ],
});
const results = await eslint.lintFiles(readFileSync(0, 'utf8').split('\n'));
console.log(results.reduce((sum, { messages }) => sum + messages.length, 0));
