import { defineCondition } from './condition.ts';

/**
 * Largest archive in bytes, asked before anything is fetched. Half of the longest bundle that is read: an archive
 * shrinks a long bundle to an eighth (measured), so no honest one is refused.
 */
export const largestArchive = 16 * 1024 * 1024;

export default defineCondition({
  id: 'size',
  stage: 'listed',
  refuse({ listed: { bytes } }) {
    // Written so that a size that is no number refuses.
    if (bytes >= 1 && bytes <= largestArchive) return null;
    return `Its archive is ${bytes} bytes, and a certificate's is 1 to ${largestArchive}.`;
  },
});
