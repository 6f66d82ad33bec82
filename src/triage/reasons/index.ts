import aboutCredentials from './about-credentials.ts';
import computed from './computed.ts';
import credentialForm from './credential-form.ts';
import deadToken from './dead-token.ts';
import digest from './digest.ts';
import documentation from './documentation.ts';
import documentedPassword from './documented-password.ts';
import encrypted from './encrypted.ts';
import expiredToken from './expired-token.ts';
import generatedFile from './generated-file.ts';
import localDefault from './local-default.ts';
import nameOnly from './name-only.ts';
import namesItself from './names-itself.ts';
import naturalLanguage from './natural-language.ts';
import oneWay from './one-way.ts';
import otherFormat from './other-format.ts';
import placeholder from './placeholder.ts';
import publicMaterial from './public-material.ts';
import publishedExample from './published-example.ts';
import randomValue from './random-value.ts';
import type { Reason } from './reason.ts';
import reference from './reference.ts';
import strongPassword from './strong-password.ts';
import testFixture from './test-fixture.ts';
import testPassword from './test-password.ts';
import uuid from './uuid.ts';
import validChecksum from './valid-checksum.ts';
import weakPassword from './weak-password.ts';
import weakValue from './weak-value.ts';

/** Strongest proof first: the first that applies decides. The last applies always. */
export const reasons: readonly [...Reason[], Reason] = [
  // There is no literal, or it names something.
  nameOnly,
  reference,
  computed,
  namesItself,
  aboutCredentials,
  // By its form it is no credential, or was never issued.
  publishedExample,
  placeholder,
  naturalLanguage,
  otherFormat,
  uuid,
  digest,
  publicMaterial,
  oneWay,
  localDefault,
  weakValue,
  deadToken,
  expiredToken,
  encrypted,
  // It was issued, wherever it stands.
  validChecksum,
  // The place speaks against it.
  testPassword,
  documentedPassword,
  testFixture,
  documentation,
  generatedFile,
  // Nothing speaks against it.
  weakPassword,
  strongPassword,
  randomValue,
  credentialForm,
];
