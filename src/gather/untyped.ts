/** A JSON or YAML mapping, of whatever. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mappingIn(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

export function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The entries of a mapping whose values are strings. */
export function stringEntries(value: unknown): readonly (readonly [string, string])[] {
  return Object.entries(mappingIn(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

/** One text, or a list of them. */
export function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : stringsIn(value);
}
