import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { secretCandidates } from '../../../src/facts/collectors/secrets.ts';
import { ecPem, ed25519Pem, openSshPem, pem, rsaPem } from '../../support/pem.ts';
import { drawn } from '../../support/secret-values.ts';

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const random = new Uint8Array(createHash('sha512').update('fill').digest());
const body = (length: number) => drawn(base64, length, 5).replace(/(.{64})/g, '$1\n');

const proofsIn = (text: string) => secretCandidates(text).map(({ kind, proof }) => `${kind} ${proof}`);

const one = ['private-key structure'];

describe('a bare private key', () => {
  it.each([
    ['PKCS 8, ed25519: one line', ed25519Pem],
    ['PKCS 8, EC', ecPem('pkcs8')],
    ['SEC 1, EC', ecPem('sec1')],
    ['PKCS 1, RSA', rsaPem()],
    ['OpenSSH, no passphrase: its header holds nine zero bytes', openSshPem('none', random)],
    ['DSA, of old', pem('DSA', body(500))],
    ['a PGP block', pem('PGP', `Version: 1\n\n${body(900)}\n=aB3d`).replaceAll('KEY-', 'KEY BLOCK-')],
  ])('%s', (_, text) => {
    expect(proofsIn(text)).toEqual(one);
  });
});

describe('the same key in other clothes', () => {
  const key = ecPem('pkcs8');

  it.each([
    ['with CRLF', key.replaceAll('\n', '\r\n')],
    ['in a JSON string', JSON.stringify({ key })],
    ['in a JSON string, with CRLF', JSON.stringify({ key: key.replaceAll('\n', '\r\n') })],
    ['in a JSON string within a JSON string', JSON.stringify(JSON.stringify({ key }))],
    ['in a YAML block', `key: |\n${key.replace(/^/gm, '    ')}`],
    ['in a YAML block, with CRLF', `key: |\n${key.replace(/^/gm, '    ')}`.replaceAll('\n', '\r\n')],
    ['as strings that are added', key.replace(/^(.*)$/gm, "  '$1\\n' +")],
    ['commented out, with #', key.replace(/^/gm, '# ')],
    ['commented out, with //', key.replace(/^/gm, '// ')],
    ['commented out, in a block', key.replace(/^/gm, ' * ')],
    ['quoted in a mail', key.replace(/^/gm, '> ')],
    ['in a shell here-document', `cat <<EOF > key.pem\n${key}EOF\n`],
  ])('%s', (_, text) => {
    expect(proofsIn(text)).toEqual(one);
  });

  it('stands on the line of its first mark', () => {
    expect(secretCandidates(`\n\n${key}`)[0]?.line).toBe(3);
  });

  it('is found once for each time it stands there', () => {
    expect(proofsIn(key + ecPem('sec1') + key)).toEqual([...one, ...one, ...one]);
  });

  it('is found behind a mark that nothing ends', () => {
    expect(proofsIn(`-----BEGIN PRIVATE ${'KEY'}-----\n${key}`)).toEqual(one);
  });
});

describe('a key under a passphrase', () => {
  const legacy = pem(
    'RSA',
    `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${'0123456789ABCDEF'}\n\n${body(900)}`,
  );

  it.each([
    ['PKCS 8, PBES2', ecPem('pkcs8', 'passphrase')],
    ['PKCS 8, in a JSON string', JSON.stringify(ecPem('pkcs8', 'passphrase'))],
    ['PKCS 8, in a YAML block', `key: |\n${ecPem('pkcs8', 'passphrase').replace(/^/gm, '  ')}`],
    ['OpenSSH', openSshPem('aes256-ctr', random)],
    ['OpenSSL’s own header', legacy],
    ['OpenSSL’s own header, commented out', legacy.replace(/^/gm, '# ')],
  ])('%s', (_, text) => {
    expect(proofsIn(text)).toEqual(['private-key encrypted']);
  });
});

describe('what only looks like a key', () => {
  it.each([
    ['an ellipsis', pem('RSA', 'MIIEpAIBAAKCAQEA...')],
    ['words', pem('', 'your private key here')],
    ['one character', pem('RSA', 'x'.repeat(64))],
    ['zero bytes', pem('RSA', 'A'.repeat(256))],
    ['the word example, over and over', pem('', 'EXAMPLE'.repeat(20))],
    ['the alphabet', pem('', base64)],
    ['nothing', pem('', '')],
    ['a body too short to be a key', pem('', body(36))],
  ])('%s', (_, text) => {
    expect(proofsIn(text)).toEqual(['private-key placeholder']);
  });
});

describe('what is no private key', () => {
  it.each([
    ['a public key', pem('', body(200)).replaceAll('PRIVATE', 'PUBLIC')],
    ['a certificate', pem('', body(200)).replaceAll(`PRIVATE ${'KEY'}`, 'CERTIFICATE')],
    ['a mark alone', `-----BEGIN PRIVATE ${'KEY'}-----`],
    ['the end alone', `-----END PRIVATE ${'KEY'}-----`],
    ['a key without its end', ed25519Pem.split('-----END')[0] ?? ''],
    ['prose about it', `Paste what stands between BEGIN PRIVATE ${'KEY'} and END PRIVATE ${'KEY'}.`],
    ['the marks in a program', `text.startsWith('-----BEGIN PRIVATE ${'KEY'}-----')`],
  ])('%s', (_, text) => {
    expect(proofsIn(text)).toEqual([]);
  });
});
