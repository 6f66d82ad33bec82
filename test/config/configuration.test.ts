import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { configurationJsonSchema, configurationOf } from '../../src/config/configuration.ts';
import { defaultSettings } from '../../src/model/settings.ts';

const schema = configurationJsonSchema();
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
const accepts = ajv.compile(schema);

describe('the JSON Schema', () => {
  test('says what it is', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://certgate.dev/schema/configuration/v1.json',
      title: 'certgate configuration',
      required: ['version'],
      additionalProperties: false,
    });
  });

  test('describes every node', () => {
    expect(undescribed('', schema)).toEqual([]);
  });

  test.each([
    { version: 1 },
    { version: 1, gate: { minimum: { total: 1, 'quality/security/anything': 2 } } },
    { version: 1, weights: { quality: 2 }, certificate: { 'valid-for': '1d' } },
    configurationOf(defaultSettings),
    {
      version: 1,
      performance: {
        reports: [{ path: 'a.json', scenario: 'light' }],
        thresholds: { 'latency{scenario:light}': ['p(95)<400'] },
      },
    },
  ])('accepts %j', (document) => {
    expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
  });

  test.each([
    {},
    { version: 2 },
    { version: 1, gates: {} },
    { version: 1, gate: { minimum: { everything: 1 } } },
    { version: 1, gate: { minimum: { total: 101 } } },
    { version: 1, weights: { total: 1 } },
    { version: 1, certificate: { 'valid-for': '401d' } },
    { version: 1, waivers: [{ id: 'quality/security/x' }] },
    { version: 1, performance: {} },
    {
      version: 1,
      performance: { reports: [{ path: 'a.json', scenario: 'light' }], thresholds: { speed: ['value>1'] } },
    },
  ])('refuses %j', (document) => {
    expect(accepts(document)).toBe(false);
  });
});

/** Paths of the properties, entries and items that say nothing of themselves. */
function undescribed(path: string, node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {}, items, additionalProperties, description } = node as Record<string, unknown>;
  const children = [
    ...Object.entries(properties as object),
    ...(items === undefined ? [] : [['[]', items] as const]),
    ...(typeof additionalProperties === 'object' ? [['*', additionalProperties] as const] : []),
  ];
  const below = children.flatMap(([name, child]) => undescribed(`${path}.${name}`, child));
  return typeof description === 'string' ? below : [path, ...below];
}
