import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentJsonSchema, printDocument, readDocument } from '../../src/certificate/document-schema.ts';
import { documentLimits, type ScorecardDocument } from '../../src/model/document.ts';
import {
  categoryWith,
  checkWith,
  documentWith,
  findingWith,
  repositoryWith,
  subjectWith,
} from '../support/documents.ts';
import { anyDocument } from './any-document.ts';

describe('printing and reading', () => {
  test('gives a document back as it was', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(readDocument(printDocument(document))).toEqual({ ok: true, document });
      }),
    );
  });

  test('prints the same bytes whatever the order of keys', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(printDocument(reversed(document) as ScorecardDocument)).toBe(printDocument(document));
      }),
    );
  });

  test('prints what it read, whatever the layout', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(undefined, 1, '\t'), (document, indent) => {
        const printed = printDocument(document);
        const read = readDocument(JSON.stringify(reversed(document), null, indent));
        expect(read.ok && printDocument(read.document)).toBe(printed);
      }),
    );
  });

  test('prints keys in the order of the model, indented by two, with a newline at the end', () => {
    const printed = printDocument(documentWith());
    expect(printed.startsWith('{\n  "schema": 1,\n  "scoring": {\n    "version": "1.0",\n')).toBe(true);
    expect(printed.endsWith('}\n')).toBe(true);
    expect(Object.keys(JSON.parse(printed) as object)).toEqual(Object.keys(documentWith()));
  });

  test('throws rather than print what would not be read back', () => {
    expect(() => printDocument(documentWith({ total: 101 }))).toThrow();
  });

  test('never crashes on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(readDocument(text).ok).toBe(false);
      }),
    );
  });
});

const withFinding = (finding: object) =>
  documentWith({
    areas: documentWith()
      .areas.slice(0, 1)
      .map((area) => ({
        ...area,
        categories: [
          categoryWith('quality/security', {
            checks: [checkWith({ findings: [{ ...findingWith(), ...finding }] })],
          }),
        ],
      })),
  });

const refusedDocuments: readonly (readonly [name: string, document: unknown, where: string])[] = [
  ['no object', [], 'top level'],
  ['another schema', { ...documentWith(), schema: 2 }, 'schema'],
  ['an unknown key', { ...documentWith(), surprise: 1 }, 'surprise'],
  ['a missing key', { ...documentWith(), blockers: undefined }, 'blockers'],
  ['a score above 100', documentWith({ total: 100.1 }), 'total'],
  ['a score below 0', documentWith({ waivedTotal: -1 }), 'waivedTotal'],
  ['a time without a zone', documentWith({ issuedAt: '2026-09-01T10:00:00' }), 'issuedAt'],
  ['a day that is none', documentWith({ issuedAt: '2026-02-30T10:00:00Z' }), 'issuedAt'],
  ['a short commit', documentWith({ subject: subjectWith({ commit: 'c0ffee0' }) }), 'subject.commit'],
  [
    'a commit in capitals',
    documentWith({ subject: subjectWith({ commit: 'A'.repeat(40) }) }),
    'subject.commit',
  ],
  ['a ref that is none', documentWith({ subject: subjectWith({ ref: 'main' }) }), 'subject.ref'],
  [
    'a repository name with a path in it',
    documentWith({ subject: subjectWith({ repository: repositoryWith({ name: 'a/b/c' }) }) }),
    'subject.repository.name',
  ],
  [
    'a repository id that is none',
    documentWith({ subject: subjectWith({ repository: repositoryWith({ id: 0 }) }) }),
    'subject.repository.id',
  ],
  [
    'a server that is no address',
    documentWith({ subject: subjectWith({ repository: repositoryWith({ server: 'javascript:alert(1)' }) }) }),
    'subject.repository.server',
  ],
  ['a folder outside', documentWith({ subject: subjectWith({ directory: '../x' }) }), 'subject.directory'],
  ['an unknown level', { ...documentWith(), level: 'SPLENDID' }, 'level'],
  ['a fingerprint of another length', withFinding({ fingerprint: 'ab' }), 'fingerprint'],
  ['a line 0', withFinding({ line: 0 }), 'line'],
  ['a line and a half', withFinding({ line: 1.5 }), 'line'],
  ['an absolute path', withFinding({ path: '/etc/passwd' }), 'path'],
  ['a path that leads out', withFinding({ path: 'a/../../b' }), 'path'],
  ['a path that ends outside', withFinding({ path: 'a/..' }), 'path'],
  ['an empty path', withFinding({ path: '' }), 'path'],
  ['a path too long', withFinding({ path: 'a'.repeat(documentLimits.path + 1) }), 'path'],
  ['a message too long', withFinding({ message: 'a'.repeat(documentLimits.message + 1) }), 'message'],
  [
    'too many blockers',
    documentWith({
      blockers: Array.from({ length: documentLimits.list + 1 }, () => ({
        target: '',
        message: '',
        path: null,
      })),
    }),
    'blockers',
  ],
];

describe('refuses', () => {
  test.each(refusedDocuments)('%s', (_name, document, where) => {
    const read = readDocument(JSON.stringify(document));
    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining('schema 1') });
    expect(!read.ok && read.reason).toContain(where);
  });

  test('a key named `__proto__`', () => {
    const text = printDocument(documentWith()).replace('"schema": 1,', '"schema": 1, "__proto__": {},');
    expect(readDocument(text)).toMatchObject({ ok: false });
  });

  test('a file that names thousands of keys, without repeating them all', () => {
    const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key-${index}`, 1]));
    const read = readDocument(JSON.stringify({ ...documentWith(), ...keys }));
    expect(!read.ok && read.reason.length).toBeLessThan(500);
  });
});

describe('allows', () => {
  test.each(['..a', 'a..', 'a/..b/c', '.', 'a b', 'a\nb', 'über/ß'])('the path %j', (path) => {
    expect(readDocument(printDocument(withFinding({ path })))).toMatchObject({ ok: true });
  });
});

describe('the JSON Schema', () => {
  const schema = documentJsonSchema();
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  test('says what it is', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://certgate.dev/schema/scorecard.schema.json',
      title: expect.any(String),
      description: expect.any(String),
      additionalProperties: false,
    });
  });

  test('allows what the reader allows', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(validate(JSON.parse(printDocument(document)))).toBe(true);
      }),
    );
  });

  test.each(refusedDocuments)('refuses %s', (_name, document) => {
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });
});

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
