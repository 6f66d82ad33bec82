import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'alert-rules',
  category: 'readiness/monitoring',
  importance: 'medium',
  title: 'Alerts are kept with the code',
  failureTitle: 'No alert is kept with the code',
  why: 'An alert that is clicked together is lost with the account, and nobody reviews it. Prometheus rules, and alerts in Terraform or CloudFormation, count.',
  fix: 'Keep alert rules for errors, latency and saturation in the repository.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'alert-rule').length > 0;
    return isThere ? passed() : failed({ message: 'No alert rule was found.' });
  },
});
