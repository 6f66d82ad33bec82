export const alertKinds = ['expiring', 'lapsed', 'drop'] as const;

/** Something that whoever answers for a certified branch is to be told of, until it is mended. */
export interface Alert {
  readonly kind: (typeof alertKinds)[number];
  /** `certificate`, or the target whose score fell. */
  readonly target: string;
  readonly message: string;
}
