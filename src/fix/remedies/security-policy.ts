import { defineRemedy } from '../../model/remedy.ts';

export default defineRemedy({
  check: 'readiness/security-posture/security-policy',
  needs: ['manifests', 'files'],

  make({ manifests, files }) {
    const there = files.find(({ path }) => /^(?:\.github\/|docs\/)?SECURITY\.md$/i.test(path));
    if (there !== undefined && (there.facts.document?.proseCharacters ?? 0) >= 150)
      return { kind: 'nothing', reason: `\`${there.path}\` is there.` };
    const [root] = manifests;
    const version = root?.kind === 'manifest' ? root.version : null;
    const major = /^\d+/.exec(version ?? '')?.[0];
    const supported = major === undefined ? 'the newest release' : `version ${major}.x`;
    return { kind: 'file', path: there?.path ?? 'SECURITY.md', text: policy(supported) };
  },
});

function policy(supported: string): string {
  return `# Security policy

## Supported versions

Security fixes are made for ${supported}.

## Reporting a vulnerability

Please do not open a public issue. Report privately: on GitHub, open the tab **Security** of this repository and choose
**Report a vulnerability**. Say what you found, which version it is in, and how it can be seen.

You get an answer within 3 working days. A fix, or a plan for one, follows within 30 days; we tell you before anything is
published, and name you if you wish.
`;
}
