import type { SecretProof } from '../../model/facts.ts';
import { proofOf } from './value-proof.ts';

/** The password of `scheme://user:password@host`. */
export interface UrlCredential {
  readonly start: number;
  readonly end: number;
  readonly proof: SecretProof;
}

const address = /:\/\/(?:[^\s:/@"'`<>{}\\]{0,80}):([^\s/@"'`<>\\]{1,200})@([^\s/:?#"'`<>\\,;)]{0,200})/y;
const localHost = /^(?:localhost|127\.[0-9.]+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|[a-z_]+)$/i;

/** `at`: where `://` stands. */
export function urlCredentialAt(text: string, at: number): UrlCredential | null {
  address.lastIndex = at;
  const [whole = '', password = '', host = ''] = address.exec(text) ?? [];
  if (whole === '') return null;
  const start = at + whole.length - host.length - 1 - password.length;
  const proof = proofOf('password', 'password', { text: password, isQuoted: true, isBareAllowed: true });
  const isChosen = proof === 'weak-password' || proof === 'strong-password' || proof === 'weak';
  return {
    start,
    end: start + password.length,
    proof: isChosen && localHost.test(host) ? 'local-default' : proof,
  };
}
