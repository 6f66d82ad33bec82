import credentialForm from './credential-form.ts';
import deadToken from './dead-token.ts';
import encrypted from './encrypted.ts';
import generatedFile from './generated-file.ts';
import placeholder from './placeholder.ts';
import publishedExample from './published-example.ts';
import type { Reason } from './reason.ts';
import testFixture from './test-fixture.ts';
import validChecksum from './valid-checksum.ts';

/** Strongest proof first: the first that applies decides. The last applies always. */
export const reasons: readonly [...Reason[], Reason] = [
  publishedExample,
  placeholder,
  validChecksum,
  deadToken,
  encrypted,
  testFixture,
  generatedFile,
  credentialForm,
];
