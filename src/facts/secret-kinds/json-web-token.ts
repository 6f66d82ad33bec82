import type { SecretProof } from '../../model/facts.ts';
import type { SecretKind } from './kind.ts';

const jsonWebToken: SecretKind = {
  id: 'json-web-token',
  title: 'A JSON Web Token',
  source: 'RFC 7519; RFC 7515, section 7.1',
  // `{"` in base 64.
  keywords: ['eyJ'],
  pattern:
    /(?<![A-Za-z0-9_-])(?<value>eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{4,4000}\.[A-Za-z0-9_-]{0,1000})(?![A-Za-z0-9_-])/g,
  window: 7100,
  prove,
  expiresAt,
};

export default jsonWebToken;

/** The sample of jwt.io, by the name in it. */
const sampleNames = /"name":"John Doe"/;

function prove(token: string): SecretProof {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const algorithm = /"alg"\s*:\s*"([^"]*)"/.exec(decoded(header))?.[1];
  if (algorithm === undefined || algorithm.toLowerCase() === 'none' || signature.length < 20)
    return 'checksum-invalid';
  if (sampleNames.test(decoded(payload))) return 'published';
  return 'structure';
}

/** RFC 7519, section 4.1.4: seconds since 1970. */
function expiresAt(token: string): string | null {
  const seconds = Number(/"exp"\s*:\s*([0-9]{9,11})\b/.exec(decoded(token.split('.')[1] ?? ''))?.[1]);
  return seconds > 0 ? new Date(seconds * 1000).toISOString() : null;
}

function decoded(part: string): string {
  const base64 = part.replaceAll('-', '+').replaceAll('_', '/');
  return atob(base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0)));
}
