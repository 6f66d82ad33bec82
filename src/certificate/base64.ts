/** By encoding again, rather than by a pattern: that takes any length, and knows of unused bits in the last digit. */
export function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}
