import { expect, it } from 'vitest';
import { meaningOf, wordsOf } from '../../../src/facts/credentials/names.ts';

it.each([
  ['dbPassword', ['db', 'password']],
  ['DB_PASSWORD', ['db', 'password']],
  ['db-password.value', ['db', 'password', 'value']],
  ['XMLHttpToken', ['xml', 'http', 'token']],
  ['', []],
])('%s is made of %j', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

it.each([
  ['password', 'password'],
  ['DB_PASSWORD', 'password'],
  ['PGPASSWORD', 'password'],
  ['userPwd1', 'password'],
  ['passphrase', 'password'],
  ['clientSecret', 'secret'],
  ['AUTH_TOKEN', 'secret'],
  ['x-api-key', 'secret'],
  ['encryptionKey', 'secret'],
  ['key', 'key'],
  ['auth', 'key'],
  ['hashKey', 'key'],
  ['passwordField', 'about'],
  ['token_url', 'about'],
  ['TOKEN_TYPE', 'about'],
  ['secretName', 'about'],
  ['password_hash', 'about'],
  ['primaryKey', null],
  ['publicKey', null],
  ['partition_key', null],
  ['monkey', null],
  ['keyboard', null],
  ['author', null],
  ['tokenize', null],
  ['compass', null],
])('%s means %s', (name, meaning) => {
  expect(meaningOf(name)).toBe(meaning);
});
