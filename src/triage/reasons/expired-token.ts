import type { Reason } from './reason.ts';

const expiredToken: Reason = {
  id: 'expired-token',
  classification: 'false-positive',
  proof: 'By its own words it has expired: it opens nothing any more.',
  applies: ({ expiresAt }, _, now) => expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now),
};

export default expiredToken;
