/** `publish`: to where others fetch it. `deploy`: what runs is another version afterwards. `tag`: a version is marked in git. */
export type ReleaseKind = 'publish' | 'deploy' | 'tag';

interface ActionTool {
  readonly kind: ReleaseKind;
  readonly action: RegExp;
  /** An input of the action that decides, and what it must hold. */
  readonly given?: { readonly input: string; readonly text: RegExp; readonly isDefault?: true };
}

const publishing =
  /^(?:changesets\/action|(?:googleapis|google-github-actions)\/release-please-action|(?:cycjimmy|codfish)\/semantic-release-action|js-devtools\/npm-publish|softprops\/action-gh-release|ncipollo\/release-action|actions\/create-release|svenstaro\/upload-release-action|marvinpinto\/action-automatic-releases|pypa\/gh-action-pypi-publish|rubygems\/release-gem|haaleo\/publish-vscode-extension|helm\/chart-releaser-action|tauri-apps\/tauri-action|katyo\/publish-crates|actions\/publish-immutable-action|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action)$/;

const deploying =
  /^(?:actions\/deploy-pages|amondnet\/vercel-action|nwtgck\/actions-netlify|cloudflare\/pages-action|appleboy\/(?:ssh|scp|lambda)-action|burnett01\/rsync-deployments|easingthemes\/ssh-deploy|samkirkland\/ftp-deploy-action|akhileshns\/heroku-deploy|digitalocean\/app_action(?:\/deploy)?|caprover\/deploy-from-github|dokku\/github-action|bervproject\/railway-deploy|johnbeynon\/render-deploy-action|einaregilsson\/beanstalk-deploy|aws-actions\/(?:amazon-ecs-deploy-task-definition|aws-cloudformation-github-deploy|aws-lambda-deploy)|google-github-actions\/deploy-[\w-]+|azure\/(?:webapps-deploy|functions-action|container-apps-deploy-action|k8s-deploy|static-web-apps-deploy|aci-deploy|arm-deploy|bicep-deploy)|firebaseextended\/action-hosting-deploy|denoland\/deployctl)$/;

const tagging =
  /^(?:actions-r-us\/actions-tagger|haya14busa\/action-update-semver|nowactions\/update-majorver|actions\/publish-action|jasonetco\/build-and-tag-action|mathieudutour\/github-tag-action|anothrnick\/github-tag-action|rickstaa\/action-create-tag)$/;

/** Actions by their names in lower case, without version. */
export const releasingActions: readonly ActionTool[] = [
  { kind: 'publish', action: publishing },
  { kind: 'deploy', action: deploying },
  { kind: 'tag', action: tagging },
  {
    kind: 'publish',
    action: /^docker\/(?:build-push-action|bake-action)$/,
    given: { input: 'push', text: /^(?!\s*false\s*$)/ },
  },
  {
    kind: 'publish',
    action: /^docker\/build-push-action$/,
    given: { input: 'outputs', text: /\btype=registry\b|\bpush=true\b/ },
  },
  {
    kind: 'publish',
    action: /^goreleaser\/goreleaser-action$/,
    given: { input: 'args', text: /^(?![\s\S]*--snapshot)[\s\S]*\brelease\b/ },
  },
  {
    kind: 'deploy',
    action: /^cloudflare\/wrangler-action$/,
    given: { input: 'command', text: /^(?![\s\S]*--dry-run)[\s\S]*\b(?:deploy|publish)\b/, isDefault: true },
  },
  { kind: 'deploy', action: /^superfly\/flyctl-actions$/, given: { input: 'args', text: /\bdeploy\b/ } },
  { kind: 'deploy', action: /^serverless\/github-action$/, given: { input: 'args', text: /\bdeploy\b/ } },
  { kind: 'deploy', action: /^netlify\/actions\/cli$/, given: { input: 'args', text: /\bdeploy\b/ } },
  { kind: 'deploy', action: /^pulumi\/actions$/, given: { input: 'command', text: /^\s*up\b/ } },
];

const commands = (kind: ReleaseKind, text: string) =>
  text.split(', ').map((pattern) => ({ kind, pattern }) as const);

/** Commands that put a package into the registry of npm. */
export const npmPublishing: readonly string[] =
  'npm publish, pnpm publish, yarn publish, bun publish, lerna publish, changeset publish, semantic-release, multi-semantic-release, release-it, auto shipit, nx release, beachball publish, rush publish, np'.split(
    ', ',
  );

/** Actions that do. */
export const npmPublishingAction =
  /^(?:changesets\/action|(?:cycjimmy|codfish)\/semantic-release-action|js-devtools\/npm-publish)$/;

/** A program and words that its command holds. */
export const releasingCommands: readonly { readonly kind: ReleaseKind; readonly pattern: string }[] = [
  ...npmPublishing.map((pattern) => ({ kind: 'publish' as const, pattern })),
  ...commands(
    'publish',
    'jsr publish, deno publish, release-please github-release, goreleaser release, gh release create, gh release upload, gh release edit, docker push, docker buildx build --push, docker buildx bake --push, podman push, buildah push, skopeo copy, crane push, ko build, ko publish, helm push, twine upload, poetry publish, uv publish, hatch publish, flit publish, cargo publish, cargo release, cargo smart-release, gem push, dotnet nuget push, nuget push, mvn deploy, mvnw deploy, gradle publish, gradlew publish, vsce publish, ovsx publish, electron-builder --publish, gh-pages, dist host',
  ),
  ...commands(
    'deploy',
    'kubectl apply, kubectl set image, kubectl rollout restart, kubectl replace, oc apply, oc rollout, helm upgrade, helm install, helmfile apply, helmfile sync, argocd app sync, skaffold run, skaffold deploy, werf converge, terraform apply, tofu apply, terragrunt apply, pulumi up, cdk deploy, sam deploy, serverless deploy, sls deploy, sst deploy, ansible-playbook, kamal deploy, cap deploy, fly deploy, flyctl deploy, railway up, vercel --prod, vercel deploy, netlify deploy, wrangler deploy, wrangler publish, firebase deploy, surge, heroku container:release, heroku deploy, git push heroku, git push dokku, aws ecs update-service, aws lambda update-function-code, aws cloudformation deploy, aws deploy create-deployment, aws elasticbeanstalk update-environment, aws apprunner start-deployment, eb deploy, gcloud run deploy, gcloud app deploy, gcloud functions deploy, gcloud deploy releases create, az webapp deploy, az webapp up, az containerapp update, az containerapp up, az functionapp deployment, func publish, doctl apps create-deployment, docker stack deploy, nomad run, supabase functions deploy, supabase db push, convex deploy, deployctl deploy, cf push, pm2 deploy, eas update, eas submit',
  ),
  ...commands('tag', 'git push --tags, git push --follow-tags, git push tag'),
];

/** Commands that deploy where the job says that it does, and may do anything else elsewhere. */
export const deployingByName: readonly string[] =
  'ssh, scp, rsync, lftp, aws s3 sync, aws s3 cp, gsutil, gcloud storage, az storage'.split(', ');
