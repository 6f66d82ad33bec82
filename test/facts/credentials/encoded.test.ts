import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretCandidates } from '../../../src/facts/collectors/secrets.ts';
import { encodedForms, plainTextOf } from '../../../src/facts/credentials/encoded.ts';
import { ecPem } from '../../support/pem.ts';
import { processorTime } from '../../support/processor-time.ts';
import { checked, drawn, tokenForms } from '../../support/secret-values.ts';

const found = (text: string, isBareAllowed = false) =>
  secretCandidates(text, isBareAllowed).map(({ kind, proof, line }) => `${line} ${kind} ${proof}`);
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const token = checked('ghp_', 1);

describe('a credential in base 64 or hex', () => {
  it.each([
    ['a token', base64(token), ['1 github-token checksum-valid']],
    ['for addresses', `https://x.example/?state=${Buffer.from(`a?>${token}`).toString('base64url')}`, 1],
    ['among settings', `a: 1\ntoken: ${base64(token)}\n`, ['2 github-token checksum-valid']],
    ['within JSON that was encoded', base64(`{"auth":"${token}","n":1}`), 1],
    ['a private key', `tls.key: ${base64(ecPem('pkcs8'))}`, ['1 private-key structure']],
    ['in hex', hex(`x ${token}`), ['1 github-token checksum-valid']],
    ['in HEX', hex(token).toUpperCase(), ['1 github-token checksum-valid']],
    ['never issued', base64(`${token.slice(0, -1)}0`), ['1 github-token checksum-invalid']],
    ['one of the examples', base64('AKIAIOSFODNN7EXAMPLE'), ['1 aws-access-key published']],
    ['encoded twice: no', base64(base64(token)), []],
    ['of other bytes', base64(drawn('abcdefghij', 60, 1)), []],
  ])('%s', (_, text, expected) => {
    if (typeof expected === 'number') expect(found(text)).toHaveLength(expected);
    else expect(found(text)).toEqual(expected);
  });

  it('is found wherever in the encoded text it begins', () => {
    const around = fc.string({ unit: fc.constantFrom(...' .,:{}"\n'), maxLength: 40 });
    const form = fc.constantFrom(...tokenForms.filter(({ fixed }) => fixed >= 4));
    fc.assert(
      fc.property(
        around,
        around,
        form,
        fc.integer({ min: 1, max: 1000 }),
        (before, behind, { kind, make }, seed) => {
          const plain = `${before} ${make(seed)} ${behind}`;
          for (const encode of [base64, hex]) {
            const text = `const blob = "${encode(plain)}";`;
            expect(
              secretCandidates(text).map((one) => one.kind),
              plain,
            ).toContain(kind);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('stays linear where its beginning stands over and over', () => {
    const [form = ''] = encodedForms('ghp_');
    const text = `${form}${'A'.repeat(11)}`.repeat(20_000);
    const started = processorTime();
    secretCandidates(text);
    expect(processorTime() - started).toBeLessThan(5000);
  });
});

describe('a value whose base 64 is a text', () => {
  it.each([
    ['a word', 'password: cGFzc3dvcmQ=', ['1 password names-itself']],
    ['a placeholder', `password: ${base64('changeme')}`, ['1 password placeholder']],
    ['a password of some strength', `password: ${base64('Winter-Sale!9')}`, ['1 password strong-password']],
    ['what a machine drew', `apiSecret: ${base64(drawn('abcdefghjkmnpqrstuvwxyz23456789', 33, 3))}`, 1],
    [
      'no text at all',
      `secret: "${Buffer.from(drawn('\u00e9\u0001\u00ff\u0080', 24, 1), 'latin1').toString('base64')}"`,
      1,
    ],
  ])('%s', (_, text, expected) => {
    if (typeof expected === 'number') expect(found(text, true)).toHaveLength(expected);
    else expect(found(text, true)).toEqual(expected);
  });

  it.each([
    ['cGFzc3dvcmQ=', 'password'],
    ['cGFzc3dvcmQK', 'password'],
    ['cGFzc3dvcmQ', null],
    ['abcdefghijkl', null],
    ['', null],
  ])('`%s` is %j', (value, plain) => expect(plainTextOf(value)).toBe(plain));
});

describe('the user and password of HTTP', () => {
  it.each([
    ['a header', `Authorization: Basic ${base64('deploy:Zk39-qLw7x2P')}`, ['1 password random']],
    ['a word', `"Authorization": "Basic ${base64('user:password')}"`, ['1 password names-itself']],
    ['of Docker', `{ "auth": "${base64('deploy:Zk39-qLw7x2P')}" }`, ['1 password random']],
  ])('%s', (_, text, expected) => expect(found(text, true)).toEqual(expected));
});

describe('when a token ends', () => {
  const jwt = (claims: object) =>
    [
      Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
      Buffer.from(JSON.stringify(claims)).toString('base64url'),
      drawn('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789', 43, 1),
    ].join('.');

  it.each([
    [{ sub: 'a', exp: 1_700_000_000 }, '2023-11-14T22:13:20.000Z'],
    [{ sub: 'a', exp: '1700000000' }, undefined],
    [{ sub: 'a' }, undefined],
    [{ sub: 'a', exp: 1 }, undefined],
  ])('%j: %s', (claims, expiresAt) => {
    expect(secretCandidates(jwt(claims))[0]?.expiresAt).toBe(expiresAt);
  });
});
