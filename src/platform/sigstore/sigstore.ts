/** All that needs Sigstore's code. A bundle of its own, `dist/sigstore.js`: who does not ask for it does not load it. */
export { prove } from './prove.ts';
export { sign } from './sign.ts';
