/** Values that the contract has checked, read back in the type it checked them for. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** Undefined when it is absent or null. */
  optionalText(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  text(name: string): string {
    const value = this.#values[name];
    if (typeof value !== 'string') throw new TypeError(`${name} is not a text: ${String(value)}`);
    return value;
  }

  number(name: string): number {
    const value = this.#values[name];
    if (typeof value !== 'number') throw new TypeError(`${name} is not a number: ${String(value)}`);
    return value;
  }
}
