import { largestArchiveBytes } from '../../model/trust.ts';
import { defineCondition } from './condition.ts';

/** By what GitHub lists, before anything is fetched. */
export default defineCondition({
  id: 'size',
  stage: 'listed',
  refuse({ listed: { bytes } }) {
    // Written so that a size that is no number refuses.
    if (bytes >= 1 && bytes <= largestArchiveBytes) return null;
    return `Its archive is ${bytes} bytes, and a certificate's is 1 to ${largestArchiveBytes}.`;
  },
});
