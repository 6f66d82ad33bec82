import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };

const repository = 'https://tuf-repo-cdn.sigstore.dev';

/**
 * The trusted root of Sigstore's public good instance, as @sigstore/tuf was shipped with it. Nothing renews it but a new
 * version of certgate: keys that came later are not known, which refuses, and a root that is given replaces it.
 */
export function publicGoodRoot(): string {
  return Buffer.from(seeds[repository].targets['trusted_root.json'], 'base64').toString('utf8');
}

/** Where the public good instance signs: a signing configuration (sigstore/protobuf-specs, sigstore_trustroot.proto). */
export const publicGoodServices = {
  mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
  caUrls: [
    {
      url: 'https://fulcio.sigstore.dev',
      majorApiVersion: 1,
      validFor: { start: '2022-04-13T20:06:15Z' },
      operator: 'sigstore.dev',
    },
  ],
  oidcUrls: [],
  // The log of version 1: those of version 2 come and go, and are to be had only from where the root is renewed.
  rekorTlogUrls: [
    {
      url: 'https://rekor.sigstore.dev',
      majorApiVersion: 1,
      validFor: { start: '2021-01-12T11:53:27Z' },
      operator: 'sigstore.dev',
    },
  ],
  rekorTlogConfig: { selector: 'ANY' },
};
