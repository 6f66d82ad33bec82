import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * GitHub and npm tokens end in six base-62 digits of the CRC-32 of the random part before them.
 * Source: GitHub, "Behind GitHub's new authentication token formats" (2021).
 */
export function hasValidChecksum(random: string, digits: string): boolean {
  let rest = crc32(random);
  let expected = '';
  while (rest > 0) {
    expected = `${base62.charAt(rest % 62)}${expected}`;
    rest = Math.floor(rest / 62);
  }
  return expected.padStart(6, '0') === digits;
}
