import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretCandidates } from '../../../src/facts/collectors/secrets.ts';
import { formedKinds } from '../../../src/facts/secret-kinds/formed.ts';
import { secretKinds } from '../../../src/facts/secret-kinds/index.ts';
import { isRegular } from '../../../src/facts/secret-kinds/kind.ts';
import { namedKinds } from '../../../src/facts/secret-kinds/named.ts';
import { checked, drawn, tokenForms, wronglyChecked } from '../../support/secret-values.ts';

const found = (text: string) => secretCandidates(text).map(({ kind, proof }) => `${kind} ${proof}`);

const letters = 'abcdefghijklmnopqrstuvwxyz';
const alphanumeric = `0123456789${letters.toUpperCase()}${letters}`;

describe('every kind of token', () => {
  it('made here is one of ours', () => {
    const kinds = new Set(tokenForms.map(({ kind }) => kind));
    expect(secretKinds.map(({ id }) => id)).toEqual(expect.arrayContaining([...kinds, 'private-key']));
  });

  it.each(tokenForms)('$kind is found, and found to be random', ({ kind, make }) => {
    for (const seed of [1, 2, 3]) {
      const value = make(seed);
      const proof = kind === 'github-token' || kind === 'npm-token' ? 'checksum-valid' : 'structure';
      expect(found(value)).toEqual([`${kind} ${proof}`]);
      expect(secretCandidates(value)[0]?.length).toBe(value.length);
    }
  });

  it.each(tokenForms)('$kind is not found when it is a part of something longer', ({ make, kind }) => {
    const value = make(4);
    expect(found(`x${value}`)).toEqual([]);
    // A PyPI token has no length of its own: what stands behind it belongs to it.
    if (kind !== 'pypi-token') expect(found(`${value}${drawn(alphanumeric, 250, 1)}`)).toEqual([]);
  });

  it.each(tokenForms)('$kind is not found when its end is missing', ({ make, fixed, kind }) => {
    const value = make(5);
    const shortest =
      kind === 'pypi-token' ? fixed + 49 : kind === 'stripe-key' ? fixed + 23 : value.length - 10;
    expect(found(value.slice(0, Math.min(shortest, value.length - 1)))).toEqual([]);
  });

  it.each(tokenForms)('$kind of one character over and over is a placeholder', ({ make, fixed, kind }) => {
    const value = make(6);
    const middle = value.slice(fixed);
    const regular =
      kind === 'openai-key'
        ? `${'x'.repeat(20)}${'T3Blbk'}FJ${'x'.repeat(20)}`
        : kind === 'anthropic-key'
          ? `${'x'.repeat(93)}AA`
          : middle.replace(/[A-Za-z0-9]/g, (character) =>
              /[0-9]/.test(character) && ['slack-token'].includes(kind)
                ? '2'
                : kind === 'aws-access-key'
                  ? 'X'
                  : kind === 'digitalocean-token'
                    ? 'a'
                    : kind === 'slack-token'
                      ? '2'
                      : 'x',
            );
    expect(found(value.slice(0, fixed) + regular)).toEqual([`${kind} placeholder`]);
  });
});

describe('every kind that is told by its form', () => {
  it.each(formedKinds)('$id is found in whatever its form allows', ({ id, pattern, keywords }) => {
    const form = pattern.source
      .replace(/^\(\?<!.*?\)\(\?<value>/, '(?:')
      .replace(/\(\?!\[A-Za-z0-9\]\)$/, '');
    const values = fc.sample(fc.stringMatching(new RegExp(`^${form}$`)), { numRuns: 20, seed: 1 });
    expect(new Set(values).size).toBeGreaterThan(1);
    for (const value of values) {
      expect(
        secretCandidates(`before "${value}" behind`).map(({ kind }) => kind),
        value,
      ).toContain(id);
      expect(keywords.some((keyword) => value.includes(keyword))).toBe(true);
    }
  });

  it('has an id and a source of its own', () => {
    const ids = [...secretKinds, ...namedKinds].map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(200);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { source } of [...secretKinds, ...namedKinds]) expect(source).toMatch(/^(?:https:\/\/|RFC )/);
  });
});

describe('every kind that is told by the name beside it', () => {
  it.each(namedKinds)('$id is found under its name, and not under another', ({ id, names, form }) => {
    const [name = ''] = names;
    const values = fc.sample(fc.stringMatching(new RegExp(form.source)), { numRuns: 30, seed: 1 });
    const random = values.filter((value) => !isRegular(value) && /[0-9]/.test(value) && /[a-z]/i.test(value));
    expect(random.length).toBeGreaterThan(0);
    const hits = random.filter((value) =>
      secretCandidates(`const ${name}ApiSecret = '${value}';`).some(
        ({ kind }) => kind === id || namedKinds.some((other) => other.id === kind),
      ),
    );
    expect(hits.length).toBeGreaterThan(random.length / 2);
    expect(secretCandidates(`const other = '${random[0]}';`).map(({ kind }) => kind)).not.toContain(id);
  });
});

describe('check digits', () => {
  it.each(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'npm_'])('of %s: right ones and wrong ones', (prefix) => {
    const kind = prefix === 'npm_' ? 'npm-token' : 'github-token';
    // One in five checksums is short, and is filled up with zeros.
    for (let seed = 1; seed <= 40; seed += 1) {
      expect(found(checked(prefix, seed))).toEqual([`${kind} checksum-valid`]);
      expect(found(wronglyChecked(prefix, seed))).toEqual([`${kind} checksum-invalid`]);
    }
  });

  it('are wrong when two characters are exchanged', () => {
    const value = checked('ghp_', 2);
    const exchanged = `ghp_${value.charAt(5)}${value.charAt(4)}${value.slice(6)}`;
    expect(exchanged).not.toBe(value);
    expect(found(exchanged)).toEqual(['github-token checksum-invalid']);
  });
});

describe('the keys of Amazon’s documentation', () => {
  it.each([
    ['the one of every tutorial', `AKIAIOSFODNN7${'EXAMPLE'}`, 'published'],
    ['the second one', `AKIAI44QH8DHB${'EXAMPLE'}`, 'published'],
    ['the temporary one', `ASIAIOSFODNN7${'EXAMPLE'}`, 'published'],
    ['one made after them', `AKIAQ5FH2KD7Z${'EXAMPLE'}`, 'placeholder'],
  ])('%s', (_, value, proof) => {
    expect(found(value)).toEqual([`aws-access-key ${proof}`]);
  });

  it.each([
    ['in lower case', `akia${drawn('abcdefgh', 16, 1)}`],
    ['with digits that base 32 does not have', `${'AK'}IA${'1890'.repeat(4)}`],
    ['the continent', 'We ship to Asia, ASIA and asia-northeast1.'],
    ['a stretch of base 64', `/${'AK'}IA${drawn('ABCDEFGH', 16, 1)}==`],
  ])('not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('too regular to be random', () => {
  it.each([
    ['an example', 'aK3xEXAMPLEk9Qz', true],
    ['a hint to put one’s own', 'YOUR_TOKEN_HERE', true],
    ['crosses', 'a8Kq2xxxx9fLp0', true],
    ['asterisks', 'ab12***cd34', true],
    ['one character', 'aaaaaaaaaaaaaaaa', true],
    ['six characters in sixteen places', 'abcdefabcdefabcd', true],
    ['eight that follow each other', 'k12345678qZwPx', true],
    ['seven that follow each other', 'k1234567qZwPxv', false],
    ['eight alike', 'kqZwPxv00000000', true],
    ['random hex', drawn('0123456789abcdef', 32, 9), false],
    ['random letters', drawn(alphanumeric, 36, 9), false],
  ])('%s', (_, value, expected) => {
    expect(isRegular(value)).toBe(expected);
  });
});
