import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A GitHub token as the provider would issue it, made when it is needed: one that stood in a file would be found by
 * every scanner, ours first. `seed` gives another one.
 */
export function leakedToken(seed = 7): string {
  let state = seed;
  const random = Array.from({ length: 30 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return base62.charAt(state % 62);
  }).join('');
  let rest = crc32(random);
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = base62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return `ghp_${random}${digits}`;
}
