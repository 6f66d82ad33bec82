import { gateJobs, runsOn, type Trap } from '../trap.ts';

const unsignedCertificates: Trap = {
  id: 'unsigned-certificates',
  severity: 'warning',
  find: (setup) => {
    const certifying = gateJobs(setup).filter((gate) => runsOn(gate, 'push'));
    if (certifying.length === 0) return [];
    const isSigned = certifying.some(({ steps }) =>
      steps.some((step) => 'signing-key' in step.with || 'signing' in step.with),
    );
    const { publicKeys } = setup.settings.certificate;
    if (!isSigned) {
      const message =
        'Certificates are not signed: that they are genuine rests on GitHub’s storage alone. Make a key with `certgate keygen`.';
      return [{ path: certifying[0]?.workflow.path ?? null, line: certifying[0]?.job.line ?? null, message }];
    }
    if (publicKeys.length > 0) return [];
    const message =
      'Certificates are signed, and no `certificate.public-keys` are configured: a baseline’s signature is not asked for. Name the public key in the configuration.';
    return [{ path: null, line: null, message }];
  },
};

export default unsignedCertificates;
