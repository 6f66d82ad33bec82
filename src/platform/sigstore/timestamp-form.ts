/** A node of ASN.1, as @sigstore/core parses it. */
interface Node {
  readonly tag: { toDER(): number };
  readonly subs: readonly Node[];
  readonly value: Buffer;
  toDER(): Buffer;
}

/** SHA-2 with 256, 384 or 512 bits (RFC 5754, section 2). */
const hash = (which: string) => `30\\{06:6086480165030402${which}(?:05:)?\\}`;

/** A response of RFC 3161, section 2.4.2, around SignedData of RFC 5652, section 5: granted, one signer, nothing beside. */
const form = new RegExp(
  [
    '^30\\{30\\{02:00\\}30\\{06:2a864886f70d010702a0\\{30\\{02:03',
    `31\\{${hash('(0[123])')}\\}`,
    '30\\{06:2a864886f70d0109100104a0\\{04…\\}\\}(?:a0:)?',
    `31\\{30\\{02:0130\\{30…02…\\}${hash('\\1')}a0…30\\{06:2a8648ce3d04030[1-4](?:05:)?\\}04…\\}\\}`,
    '\\}\\}\\}\\}$',
  ].join(''),
);

/**
 * Whether a timestamp that was verified has its one form. The signature covers the time and the digest, and verifiers look
 * past the rest: past whether it was granted, past versions, and past names of algorithms that they do not know.
 */
export function isInForm(root: Node, bytes: Buffer): boolean {
  const data = root.subs[1]?.subs[1]?.subs[0]?.subs ?? [];
  const [, signer, , attributes, , signature] = data.at(-1)?.subs[0]?.subs ?? [];
  // What the library holds against the digest that is signed, the authority's certificate, or its signature.
  const held = [data[2]?.subs[1]?.subs[0], signer?.subs[0], signer?.subs[1], attributes, signature];
  return root.toDER().equals(bytes) && form.test(outline(root, held));
}

function outline(node: Node, held: readonly (Node | undefined)[]): string {
  const { tag, subs, value } = node;
  const name = tag.toDER().toString(16).padStart(2, '0');
  if (held.includes(node)) return `${name}…`;
  if (subs.length === 0) return `${name}:${value.toString('hex')}`;
  return `${name}{${subs.map((sub) => outline(sub, held)).join('')}}`;
}
