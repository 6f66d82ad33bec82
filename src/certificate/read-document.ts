import type { ScorecardDocument } from '../model/document.ts';
import { readBundle } from './bundle.ts';
import { readDocument } from './document-schema.ts';
import { payloadOf } from './envelope.ts';
import { readStatement } from './statement.ts';

/** The document in a text: a `scorecard.json` as it is, or what a certificate holds. No signature is checked. */
export function readBundleDocument(
  text: string,
):
  | { readonly ok: true; readonly document: ScorecardDocument }
  | { readonly ok: false; readonly reason: string } {
  if (!text.includes('"dsseEnvelope"')) return readDocument(text);
  const bundle = readBundle(text);
  if (!bundle.ok) return bundle;
  const read = readStatement(payloadOf(bundle.envelope));
  return read.ok ? { ok: true, document: read.statement.predicate.scorecard } : read;
}
