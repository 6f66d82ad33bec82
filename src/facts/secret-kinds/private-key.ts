import type { SecretProof } from '../../model/facts.ts';
import { isRegular, type SecretKind } from './kind.ts';

/** PEM: 64 base-64 characters decode to 48 bytes; no private key of any use is shorter than 32 bytes. */
const shortestBody = 40;

const privateKey: SecretKind = {
  id: 'private-key',
  title: 'A private key',
  source: 'RFC 7468; OpenSSH PROTOCOL.key',
  keywords: ['PRIVATE KEY-----', 'PRIVATE KEY BLOCK-----'],
  pattern:
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?<value>(?:[^-]|-(?!----)){0,12000})-----END (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g,
  window: 12_200,
  prove: proveKey,
};

export default privateKey;

function proveKey(block: string): SecretProof {
  // Keys stand in string literals too, with their line breaks escaped.
  const lines = block
    .split(/\\r\\n|\\n|\r?\n/)
    // Looking behind keeps a long run of blanks from being tried from each of its characters.
    .map((line) => line.replace(/^[\s"'`+,;#*/>|-]+|(?<![\s"'`+,;\\|])[\s"'`+,;\\|]+$/g, ''));
  if (lines.some((line) => /^Proc-Type: 4,ENCRYPTED/.test(line))) return 'encrypted';
  const body = lines.filter((line) => /^[A-Za-z0-9+/=_-]+$/.test(line)).join('');
  // Zero bytes are runs of A in base 64: OpenSSH's header has nine in a row, and a real key after them.
  const dense = body.replace(/A{4,}/g, 'A');
  if (dense.length < shortestBody || isRegular(dense.slice(0, 100))) return 'placeholder';
  return isEncrypted(body) ? 'encrypted' : 'structure';
}

/** PKCS 8 under PBES2 names that algorithm; OpenSSH names its cipher; both near the start. */
function isEncrypted(body: string): boolean {
  const head = atobOrEmpty(body.slice(0, 200 - (200 % 4)));
  if (head.startsWith('openssh-key-v1\0')) return !head.slice(15, 40).includes('none');
  // 1.2.840.113549.1.5.13 (PBES2), DER.
  return head.includes('\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d');
}

function atobOrEmpty(text: string): string {
  return /^[A-Za-z0-9+/]+=*$/.test(text) ? atob(text.slice(0, text.length - (text.length % 4))) : '';
}
