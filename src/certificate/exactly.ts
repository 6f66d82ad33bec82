import type { z } from 'zod';

/**
 * Every leaf of a type, as a union of `[path, type]`. Compared instead of the types themselves because TypeScript stops
 * looking three levels down when it compares recursive mapped types (a deep `Readonly`), and then calls them the same.
 */
type Leaves<T, Path extends string = ''> = T extends readonly (infer Item)[]
  ? Leaves<Item, `${Path}[]`>
  : T extends object
    ? {
        [K in keyof T & string]-?: Leaves<T[K], `${Path}.${K}${object extends Pick<T, K> ? '?' : ''}`>;
      }[keyof T & string]
    : [Path, T];

// Two generic functions are assignable only when the types they test against are identical.
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? unknown : never;

/**
 * Holds a schema and a type of the model to each other, both ways: a key added, dropped or retyped on either side does
 * not compile. `exactly<Model>()(schema)` gives the schema back.
 */
export function exactly<Model>() {
  return <S extends z.ZodType<Model>>(
    schema: S & Same<Leaves<z.output<S>>, Leaves<Model>>,
  ): z.ZodType<Model> => schema;
}
