import type { ImportFact, Signal, SignalKind } from '../../model/facts.ts';

/** What a package is for, by its name; the first entry that matches gives all kinds. */
const libraries: readonly (readonly [names: RegExp, ...kinds: readonly SignalKind[]])[] = [
  [
    /^(?:pino|winston|bunyan|log4js|tslog|roarr|loglevel|signale|consola|electron-log|@logtape\/\w+|nestjs-pino|pino-http|koa-pino-logger|@google-cloud\/logging(?:-\w+)?|@aws-lambda-powertools\/logger|express-winston|logform|lambda-log)$/,
    'structured-logging',
  ],
  [/^(?:dd-trace|newrelic|elastic-apm-node|applicationinsights)$/, 'metrics', 'tracing', 'error-reporting'],
  [
    /^(?:prom-client|hot-shots|statsd-client|node-statsd|lynx|appmetrics|express-prom-bundle|fastify-metrics|koa-prometheus\w*|@willsoto\/nestjs-prometheus|@pm2\/io|@opentelemetry\/(?:sdk-metrics|exporter-prometheus|exporter-metrics[\w-]*)|@aws-lambda-powertools\/metrics|prometheus-api-metrics|swagger-stats|(?:@[\w-]+\/)?prometheus-metrics)$/,
    'metrics',
  ],
  [
    /^(?:@opentelemetry\/(?!sdk-metrics|exporter-prometheus|exporter-metrics)[\w-]+|jaeger-client|zipkin[\w-]*|aws-xray-sdk[\w-]*|@google-cloud\/trace-agent|@aws-lambda-powertools\/tracer|opentracing)$/,
    'tracing',
  ],
  [
    /^(?:@sentry\/[\w-]+|@bugsnag\/[\w-]+|rollbar|raygun|@honeybadger-io\/js|@airbrake\/[\w-]+|airbrake-js|@google-cloud\/error-reporting|posthog-node|@appsignal\/nodejs)$/,
    'error-reporting',
  ],
  [
    /^(?:envalid|env-var|znv|convict|dotenv-safe|env-schema|@fastify\/env|@t3-oss\/env-[\w-]+|@julr\/envalid|envsafe|typed-env)$/,
    'environment-validation',
  ],
  [
    /^(?:@godaddy\/terminus|@nestjs\/terminus|lightship|express-healthcheck|fastify-healthcheck|@cloudnative\/health(?:-connect)?|express-actuator|@hmcts\/nodejs-healthcheck)$/,
    'health-endpoint',
  ],
  [
    /^(?:close-with-grace|fastify-graceful-shutdown|@godaddy\/terminus|lightship|http-graceful-shutdown|stoppable|node-graceful-shutdown)$/,
    'shutdown-handler',
  ],
  [/^close-with-grace$/, 'rejection-handler'],
  [/^(?:aws-cdk-lib|@aws-cdk\/core|@pulumi\/[\w-]+|cdktf|sst)$/, 'infrastructure'],
];

/** What the imports of a file tell of how it is run, each library once. */
export function librarySignals(imports: readonly ImportFact[]): readonly Signal[] {
  const seen = new Set<string>();
  return imports.flatMap(({ specifier, line, isTypeOnly }) => {
    const what = packageOf(specifier);
    if (what === null || isTypeOnly || seen.has(what)) return [];
    seen.add(what);
    return libraries
      .filter(([names]) => names.test(what))
      .flatMap(([, ...kinds]) => kinds.map((kind): Signal => ({ kind, line, what, by: 'syntax' })));
  });
}

/** `@scope/name` of `@scope/name/deep`. */
function packageOf(specifier: string | null): string | null {
  if (specifier === null || specifier.startsWith('.')) return null;
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? null;
}
