import type { Trap } from '../trap.ts';

/** GitHub's longest retention in public repositories, in days. */
const longestOfPublic = 90;

/** A certificate that GitHub has deleted is no baseline, however long it would have held. */
const longValidity: Trap = {
  id: 'long-validity',
  severity: 'warning',
  find: ({ settings, retentionDays }) => {
    const longest = Math.max(...Object.values(settings.certificate.validForDays));
    const kept = retentionDays ?? longestOfPublic;
    if (longest <= kept) return [];
    const why =
      retentionDays === null
        ? `GitHub keeps artifacts of public repositories for ${kept} at most`
        : `GitHub keeps artifacts of this repository for ${kept}`;
    return [
      {
        path: null,
        line: null,
        message: `Certificates are valid for ${longest} days, and ${why}: the stored copy is gone before. Set \`certificate.valid-for\` to \`${kept}d\`, or keep artifacts longer.`,
      },
    ];
  },
};

export default longValidity;
