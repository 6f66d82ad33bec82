import { proveByForm, type SecretKind } from './kind.ts';

const sendgridKey: SecretKind = {
  id: 'sendgrid-key',
  title: 'A SendGrid API key',
  source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  keywords: ['sg.'],
  pattern: /(?<![A-Za-z0-9.])(?<value>SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})(?![A-Za-z0-9_.-])/g,
  window: 90,
  prove: (value) => proveByForm(value.slice(3)),
};

export default sendgridKey;
