import { proveByForm, type SecretKind } from './kind.ts';

const stripeKey: SecretKind = {
  id: 'stripe-key',
  title: 'A Stripe live key',
  source: 'https://docs.stripe.com/keys',
  keywords: ['sk_live_', 'rk_live_'],
  pattern: /(?<![A-Za-z0-9])(?<value>[sr]k_live_[A-Za-z0-9]{24,247})(?![A-Za-z0-9])/g,
  window: 270,
  prove: (value) => proveByForm(value.slice(8)),
};

export default stripeKey;
