import { bundleToJSON } from '@sigstore/bundle';
import { SigningConfig } from '@sigstore/protobuf-specs';
import { bundleBuilderFromSigningConfig, InternalError } from '@sigstore/sign';
import { CertgateError } from '../../model/problem.ts';
import { publicGoodServices } from './public-good.ts';

/** What signing keyless needs. */
export interface Signing {
  /** JSON of a signing configuration; `null`: the public good instance. */
  readonly services: string | null;
  /** Asks for a token that says who this run is, for Sigstore and nobody else. */
  readonly token: () => Promise<string>;
}

/**
 * Signs by the run's own identity: a key that lives for a moment, a certificate for it, an entry in a public log. Answers the
 * bundle as JSON. Throws when any of them is not to be had.
 */
export async function sign(
  payload: string,
  payloadType: string,
  { services, token }: Signing,
): Promise<unknown> {
  const identity = await token();
  // The library puts a token that it can't read into its message.
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(identity)) {
    throw new CertgateError('sigstore', 'GitHub gave no token that says who this run is.', again);
  }
  const builder = bundleBuilderFromSigningConfig({
    signingConfig: configurationOf(services),
    identityProvider: { getToken: async () => identity },
    bundleType: 'dsseEnvelope',
    fetchOptions: { timeout: 20_000, retry: { retries: 2 } },
  });
  try {
    return bundleToJSON(await builder.create({ data: Buffer.from(payload, 'utf8'), type: payloadType }));
  } catch (error) {
    throw new CertgateError('sigstore', `Sigstore did not sign: ${reasonIn(error)}.`, again, error);
  }
}

const again = 'Run the job again; what was measured stands.';

/** Of the token nothing is told, not even that it was hard to read: the library's message would hold all of it. */
function reasonIn(error: unknown): string {
  if (error instanceof InternalError && error.code.startsWith('IDENTITY_TOKEN'))
    return 'the token of this run was not to be read';
  return error instanceof Error ? error.message : String(error);
}

function configurationOf(text: string | null): SigningConfig {
  if (text === null) return SigningConfig.fromJSON(publicGoodServices);
  try {
    return SigningConfig.fromJSON(JSON.parse(text));
  } catch (error) {
    throw new CertgateError(
      'usage',
      'The signing configuration is not one of Sigstore.',
      'Give a `signing_config.json`, as `cosign signing-config create` writes it.',
      error,
    );
  }
}
