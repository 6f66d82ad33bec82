import { describe, expect, it } from 'vitest';
import privateKey from '../../../../src/checks/quality/security/private-key.ts';
import type { SourceFile, TriagedSecret } from '../../../../src/model/evidence.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';
import { secretWith } from './credentials.ts';

const key = secretWith('private-key', 'real');
const unread = (bytes: number) =>
  fileWith('big.bin', { kind: 'unread', facts: factsWith({ bytes, unread: 'It is larger than 5 bytes.' }) });

describe('private keys', () => {
  it.each<[string, readonly TriagedSecret[], readonly SourceFile[], number]>([
    ['none', [], [fileWith('a.ts')], 1],
    ['a real one takes three quarters', [key], [], 0.25],
    ['one under a passphrase takes a fiftieth', [secretWith('private-key', 'to-review')], [], 0.98],
    ['a placeholder takes nothing', [secretWith('private-key', 'false-positive')], [], 1],
    ['a token is another check’s', [secretWith('npm-token', 'real')], [], 1],
    ['a file that was not scanned is to be reviewed', [], [unread(6)], 0.98],
    ['a link holds nothing to scan', [], [unread(0)], 1],
  ])('%s', (_, secrets, files, ratio) => {
    expect(privateKey.run({ secrets, files })).toMatchObject({ kind: 'judged', ratio });
  });

  it('says what stands where', () => {
    expect(privateKey.run({ secrets: [key], files: [] })).toMatchObject({
      findings: [
        {
          message:
            'A private key (40 characters) stands in the file. Revoke it where it was issued, then take it out.',
          subject: 'private-key key = …',
          severity: 'critical',
        },
      ],
    });
  });

  it('says why a file was not scanned', () => {
    expect(privateKey.run({ secrets: [], files: [unread(6)] })).toMatchObject({
      findings: [
        {
          path: 'big.bin',
          message: 'It was not scanned for credentials: It is larger than 5 bytes.',
          severity: 'low',
          classification: 'to-review',
          reason: 'not-scanned',
        },
      ],
    });
  });
});
