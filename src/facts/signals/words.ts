import type { EnvironmentRead, Signal, SignalKind } from '../../model/facts.ts';

/** Larger texts are data. */
const largestText = 512 * 1024;

/** Signals of one file that are kept; each name counts once, so more are a listing. */
const mostSignals = 40;

interface Word {
  readonly kind: SignalKind;
  /** Sticks to one line, and finds nothing twice: what matches is what is shown, but for `shown`. */
  readonly pattern: RegExp;
  /** Something else that the whole text has to hold. */
  readonly beside?: RegExp;
  readonly shown?: string;
  /** For languages that are not parsed: of the others the tree tells more. */
  readonly isForUnparsed?: true;
}

/** Words of tools that leave no doubt what they are for. */
const words: readonly Word[] = [
  {
    kind: 'health-endpoint',
    pattern: /["'`]\/(?:healthz?|livez?|health-?check|healthcheck|ping)\/?["'`]/g,
    isForUnparsed: true,
  },
  { kind: 'readiness-endpoint', pattern: /["'`]\/(?:readyz?|readiness)\/?["'`]/g, isForUnparsed: true },
  { kind: 'metrics-endpoint', pattern: /["'`]\/metrics\/?["'`]/g, isForUnparsed: true },
  {
    kind: 'backup',
    pattern:
      /\b(?:pg_dump(?:all)?|pg_basebackup|mysqldump|mariadb-dump|mongodump|restic backup|borg create|borgmatic|duplicity|velero (?:backup|schedule)|wal-g backup-push|wal-e backup-push|pgbackrest|barman backup|litestream replicate|etcdctl snapshot save|redis-cli (?:--rdb|bgsave)|VACUUM INTO|aws_backup_plan|AWS::Backup::BackupPlan|kind: (?:VolumeSnapshot|ScheduledBackup))\b/g,
  },
  {
    kind: 'backup',
    pattern:
      /\b(?:tar (?:-?c\w*|--create)|aws s3 (?:sync|cp)|gsutil (?:-m )?(?:cp|rsync)|rclone (?:sync|copy)|rsync -|az storage blob upload)/g,
    beside: /backup/i,
    isForUnparsed: true,
  },
  {
    kind: 'restore',
    pattern:
      /\b(?:pg_restore|mongorestore|restic restore|restic check|borg extract|borg check|velero restore|wal-g backup-fetch|pgbackrest restore|barman recover|litestream restore|etcdctl snapshot restore)\b/g,
  },
  {
    kind: 'restore',
    pattern:
      /\b(?:tar (?:-?x\w*|--extract)|psql |mysql |aws s3 (?:sync|cp)|sha256sum (?:-c|--check)|gunzip |gzip -d|openssl enc -d|cmp |diff )/g,
    beside: /restor|recover/i,
    isForUnparsed: true,
  },
  { kind: 'alert-rule', pattern: /^[ \t]*- alert: *\S+/gm, beside: /^[ \t]*expr:/m, shown: 'alert:' },
  {
    kind: 'alert-rule',
    pattern:
      /\b(?:kind: PrometheusRule|datadog_monitor|aws_cloudwatch_metric_alarm|AWS::CloudWatch::Alarm|google_monitoring_alert_policy|azurerm_monitor_metric_alert|grafana_rule_group|pagerduty_service|newrelic_nrql_alert_condition)\b/g,
  },
  { kind: 'dashboard', pattern: /"panels"\s*:\s*\[/g, beside: /"schemaVersion"\s*:/, shown: 'panels' },
  {
    kind: 'dashboard',
    pattern:
      /\b(?:kind: GrafanaDashboard|datadog_dashboard|aws_cloudwatch_dashboard|grafana_dashboard|google_monitoring_dashboard)\b/g,
  },
  { kind: 'infrastructure', pattern: /^(?:resource|module) "[\w-]+"(?: "[\w-]+")? \{/gm, shown: 'terraform' },
  {
    kind: 'infrastructure',
    pattern: /^kind: (?:Deployment|StatefulSet|DaemonSet|CronJob|Ingress|HelmRelease|Kustomization)\b/gm,
    beside: /^apiVersion:/m,
  },
  { kind: 'infrastructure', pattern: /\b(?:AWSTemplateFormatVersion|AWS::Serverless-2016-10-31)\b/g },
  {
    kind: 'health-probe',
    pattern:
      /\b(?:livenessProbe|readinessProbe|startupProbe|healthCheckPath|health_check_path|http_checks)\b/g,
  },
  {
    kind: 'staged-rollout',
    pattern:
      /\b(?:rollingUpdate|maxUnavailable|kind: Rollout|kind: Canary|deployment_circuit_breaker|canarySettings|blue_green_deployment\w*|CodeDeployDefault\.\w*Canary\w*)\b/g,
  },
  {
    kind: 'rollback',
    pattern:
      /\b(?:helm rollback|kubectl rollout undo|helm upgrade[^\n]{0,200}--atomic|argocd app rollback|vercel rollback|heroku rollback|(?:fly|flyctl) releases rollback|heroku releases:rollback|docker service rollback|gcloud run services update-traffic|serverless rollback)\b/g,
    shown: 'rollback',
  },
  {
    kind: 'retention',
    pattern:
      /\b(?:retention_in_days|expireAfterSeconds|backup_retention_period|logRetention|RetentionInDays|retentionPeriod|retention_period|expiration_days|noncurrent_version_expiration|DELETE FROM \w+ WHERE \w{0,60}(?:created|expires|updated|time|date)\w{0,60} ?<)/g,
    shown: 'retention',
  },
  {
    kind: 'metrics',
    pattern:
      /\b(?:prometheus_client|github\.com\/prometheus\/client_golang|io\.micrometer|prometheus_exporter)\b/g,
  },
  {
    kind: 'tracing',
    pattern: /\b(?:go\.opentelemetry\.io\/otel|from opentelemetry|import opentelemetry|io\.opentelemetry)\b/g,
  },
  {
    kind: 'error-reporting',
    pattern: /\b(?:sentry_sdk|github\.com\/getsentry\/sentry-go|io\.sentry|sentry-ruby|Sentry\.init)\b/g,
  },
  {
    kind: 'structured-logging',
    pattern:
      /\b(?:import structlog|go\.uber\.org\/zap|"log\/slog"|github\.com\/rs\/zerolog|github\.com\/sirupsen\/logrus|org\.slf4j|semantic_logger|lograge|python-json-logger|pythonjsonlogger|use tracing)/g,
  },
];

/** People and places that stand for anybody's machine, or are the same on every one. */
const sharedHome =
  /^(?:node|runner|app|user|username|you|your\w*|ubuntu|circleci|vscode|gitpod|git|www|coder|linuxbrew|shared|name|me|test|dev|deploy|builder|jenkins|vagrant|pi|ec2-user|nonroot|appuser|runneradmin|alice|bob|foo|jdoe|johndoe|user\d*|project|some\w*|my\w*|public)$/i;

/** What a text tells of how the project is run, whatever its language; in the order of its lines. */
export function wordSignals(text: string, isParsed: boolean): readonly Signal[] {
  if (text.length > largestText) return [];
  const signals = words.flatMap(({ kind, pattern, beside, shown, isForUnparsed }) => {
    if (isParsed && isForUnparsed === true) return [];
    if (beside !== undefined && !beside.test(text)) return [];
    return found(text, pattern).map(([name, at]) => ({ kind, what: shown ?? name, at }));
  });
  const places = found(
    text,
    /(?<![\w/.~$}-])(?:\/home|\/Users)\/([\w.-]{1,40})\/|\b[A-Z]:\\{1,2}Users\\{1,2}([\w.-]{1,40})\\/g,
  )
    .filter(([place]) => !sharedHome.test(place.split(/[\\/]+/)[2] ?? ''))
    .map(([place, at]) => ({ kind: 'machine-path' as const, what: place.replace(/[\w.-]+[\\/]$/, '…'), at }));
  const seen = new Set<string>();
  return [...signals, ...places]
    .sort((left, right) => left.at - right.at)
    .filter(({ kind, what }) => {
      const key = `${kind} ${what}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, mostSignals)
    .map(({ kind, what, at }) => ({ kind, line: lineAt(text, at), what, by: 'text' }));
}

/** Reads of the environment in Python, Go, Rust, Java, Kotlin, C#, Ruby, PHP, Elixir and Swift. */
const environmentRead =
  /\b(?:os\.environ(?:\.get\(|\[)\s*|os\.getenv\(\s*|os\.Getenv\(\s*|os\.LookupEnv\(\s*|env::var(?:_os)?\(\s*|env!\(\s*|System\.getenv\(\s*|Environment\.GetEnvironmentVariable\(\s*|ENV(?:\.fetch\(|\[)\s*|\$_ENV\[\s*|getenv\(\s*|System\.(?:get_env|fetch_env!?)\(\s*)["']([A-Za-z_][A-Za-z0-9_]{0,80})["'](\s*(?:,|\)\s*(?:or\b|\?:|\|\|)))?/g;

export function textReads(text: string): readonly EnvironmentRead[] {
  if (text.length > largestText) return [];
  return [...text.matchAll(environmentRead)].slice(0, 500).map(({ 1: name = null, 2: default_, index }) => ({
    name,
    line: lineAt(text, index),
    hasDefault: default_ !== undefined,
  }));
}

function found(text: string, pattern: RegExp): readonly (readonly [string, number])[] {
  const places: (readonly [string, number])[] = [];
  for (const { 0: name, index } of text.matchAll(pattern)) {
    places.push([name.trim(), index]);
    if (places.length === mostSignals) break;
  }
  return places;
}

function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
