/** The value of a JSON text; `undefined` when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

export const notAnObject = {
  ok: false,
  reason: 'The report is not a JSON object; it may have been cut short.',
} as const;

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Never what is inherited: a report may hold any key. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

export function objectAt(value: unknown, key: string): object | null {
  const found = own(value, key);
  return isObject(found) ? found : null;
}

export function arrayAt(value: unknown, key: string): readonly unknown[] | null {
  const found = own(value, key);
  return Array.isArray(found) ? found : null;
}

/** `null` for an empty one as well: no file is called so. */
export function textAt(value: unknown, key: string): string | null {
  const found = own(value, key);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Whether a text begins an object, as far as it can be told without reading it. */
export function beginsObject(head: string): boolean {
  return /^\uFEFF?\s*\{/.test(head);
}
