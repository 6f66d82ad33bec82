import { proveByForm, type SecretKind } from './kind.ts';

const slackToken: SecretKind = {
  id: 'slack-token',
  title: 'A Slack token',
  source: 'https://api.slack.com/concepts/token-types',
  keywords: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-'],
  pattern:
    /(?<![A-Za-z0-9])(?<value>xox[bpar]-[0-9]{10,13}-[0-9]{10,13}(?:-[0-9]{10,13})?-[A-Za-z0-9]{24,34})(?![A-Za-z0-9-])/g,
  window: 120,
  prove: (value) => proveByForm(value.slice(5)),
};

export default slackToken;
