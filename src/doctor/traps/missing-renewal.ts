import { gateJobs, runsOn, type Trap } from '../trap.ts';

const missingRenewal: Trap = {
  id: 'missing-renewal',
  severity: 'warning',
  find: (setup) => {
    const jobs = gateJobs(setup);
    if (jobs.length === 0) return [];
    const isStarted = (event: string) => jobs.some((gate) => runsOn(gate, event));
    const missing = [
      ...(isStarted('push')
        ? []
        : [
            'No workflow runs certgate on `push`: no branch is ever certified. Add `push:` with the protected branch.',
          ]),
      ...(isStarted('schedule')
        ? []
        : [
            'No workflow runs certgate on a `schedule`: a quiet branch’s certificate lapses, and nobody is told. Add a weekly `schedule:`.',
          ]),
    ];
    return missing.map((message) => ({ path: null, line: null, message }));
  },
};

export default missingRenewal;
