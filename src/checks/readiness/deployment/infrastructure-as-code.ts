import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import { failed, notApplicable, passed } from '../../../model/outcome.ts';
import { notOperated } from '../../operated.ts';
import { shipped } from '../../shipped-containers.ts';
import { signalsIn } from '../../signals.ts';
import { unreadable } from '../../unreadable.ts';

/** Files that tell a platform how to run it. */
const platformFile =
  /(?:^|\/)(?:fly\.toml|render\.ya?ml|app\.ya?ml|vercel\.json|netlify\.toml|serverless\.(?:ya?ml|ts)|Procfile|Chart\.ya?ml|railway\.(?:json|toml)|wrangler\.(?:toml|jsonc?)|cdk\.json|Pulumi\.ya?ml|apprunner\.yaml|captain-definition|nomad\.hcl|skaffold\.ya?ml|helmfile\.ya?ml|kustomization\.ya?ml)$/;

/** Shorter ones say nothing. */
const leastBytes = 20;

export default defineCheck({
  id: 'infrastructure-as-code',
  category: 'readiness/deployment',
  importance: 'low',
  title: 'The repository says what the service runs on',
  failureTitle: 'Nothing says what the service runs on',
  why: 'What was clicked together can’t be reviewed, and not be built again when it is lost (Morris, Infrastructure as Code; 12-factor, X). Resources of Terraform, Kubernetes or CloudFormation count, a compose file with a service (not one for development or tests), or the file of a platform that says how to run it. A Dockerfile alone says how it is built.',
  fix: 'Write down what the service runs on: a Helm chart, Terraform, a compose file or the file of your platform.',
  needs: ['files', 'composeFiles', 'profile'],

  run({ files, composeFiles, profile }) {
    if (profile.id === 'web-app')
      return notApplicable('What is served to browsers needs no more than a place for files.');
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const isWritten =
      signalsIn(files, 'infrastructure').length > 0 ||
      shipped(composeFiles).some(({ services }) => services.length > 0) ||
      files.some(isPlatformFile);
    if (isWritten) return passed();
    return failed(
      {
        message:
          'No file says what the service runs on. Add the files of your orchestrator, of Terraform, or of your platform.',
        subject: 'missing',
      },
      ...unreadable('a compose file', composeFiles),
    );
  },
});

function isPlatformFile({ path, kind, facts }: SourceFile): boolean {
  return (
    (kind === 'data' || kind === 'source') &&
    !path.startsWith('.github/') &&
    platformFile.test(path) &&
    facts.bytes > leastBytes
  );
}
