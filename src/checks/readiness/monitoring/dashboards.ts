import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'dashboards',
  category: 'readiness/monitoring',
  importance: 'low',
  title: 'Dashboards are kept with the code',
  failureTitle: 'No dashboard is kept with the code',
  why: 'In an incident everybody has to see the same picture, and it has to fit the release. A Grafana dashboard, or one in Terraform, counts.',
  fix: 'Export the dashboard as JSON into the repository, or describe it in Terraform.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'dashboard').length > 0;
    return isThere ? passed() : failed({ message: 'No dashboard was found.' });
  },
});
