import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/facts/analyse.ts';
import { classOf } from '../../../src/facts/path-class.ts';

const factsOf = async (path: string, text: string) =>
  await analyse(classOf(path), new TextEncoder().encode(text));
const kindsIn = async (path: string, text: string) =>
  (await factsOf(path, text)).signals.map(({ kind, what }) => `${kind} ${what}`);

describe('in code', () => {
  it.each<[string, readonly string[]]>([
    ['import pino from "pino";', ['structured-logging pino']],
    ['import type { Logger } from "pino";', []],
    ['const winston = require("winston");', ['structured-logging winston']],
    ['import "dd-trace/init";', ['metrics dd-trace', 'tracing dd-trace', 'error-reporting dd-trace']],
    ['import * as Sentry from "@sentry/node";', ['error-reporting @sentry/node']],
    ['import { NodeSDK } from "@opentelemetry/sdk-node";', ['tracing @opentelemetry/sdk-node']],
    ['import client from "prom-client";', ['metrics prom-client']],
    ['require("@tryghost/prometheus-metrics");', ['metrics @tryghost/prometheus-metrics']],
    ['Sentry.init({ tracesSampleRate: 0.1 });', ['tracing tracesSampleRate', 'error-reporting Sentry.init']],
    ['options.tracesSampler = sample;', ['tracing tracesSampler']],
    ['import a from "./pino";', []],
    ['app.get("/healthz", (req, res) => res.send());', ['health-endpoint /healthz']],
    ['router.get(`/api/v1/health`, handler);', ['health-endpoint /api/v1/health']],
    ['app.get("/readyz", handler);', ['readiness-endpoint /readyz']],
    ['app.get("/health/ready", handler);', ['readiness-endpoint /health/ready']],
    ['app.get("/metrics", handler);', ['metrics-endpoint /metrics']],
    ['app.get("/users", handler);', []],
    ['map.get("/healthz");', []],
    ['app.route({ method: "GET", url: "/livez", handler });', ['health-endpoint /livez']],
    ['if (req.url === "/healthz") res.end();', ['health-endpoint /healthz']],
    ['switch (path) { case "/healthz": break; }', ['health-endpoint /healthz']],
    ['const routes = { "/healthz": handler };', ['health-endpoint /healthz']],
    ['class A { @Get("health") check() {} }', ['health-endpoint health']],
    ['p.on("unhandledRejection", log);', ['rejection-handler unhandledRejection']],
    ['p.once("SIGTERM", stop);', ['shutdown-handler SIGTERM']],
    ['p.on("exit", stop);', []],
    ['schema.parse(process.env);', ['environment-validation parse']],
    ['schema.parse(import.meta.env);', ['environment-validation parse']],
    ['schema.parse(process.env.PORT);', []],
    ['cleanEnv(process.env, { PORT: port() });', ['environment-validation cleanEnv']],
    ['audit({ who, what });', ['audit-logging audit']],
    ['auditLog.write(entry);', ['audit-logging audit']],
    ['this.auditor.record(entry);', ['audit-logging audit']],
    ['auditorium.open();', []],
    ['const app = fastify({ logger: true });', ['structured-logging fastify']],
    ['const app = fastify({ logger: false });', []],
    ['process.stdout.write(`${JSON.stringify(record)}\\n`);', ['structured-logging write']],
    ['process.stdout.write(text);', []],
    ['jest.retryTimes(3);', ['retried-test retryTimes']],
    ['it("a", { retry: 2 }, () => {});', ['retried-test it']],
    ['it("a", () => {});', []],
    ['await fetch("http://localhost:3000/a");', ['localhost localhost']],
    ['const base = given ?? "http://localhost:3000";', []],
    ['function f(base = "http://localhost:3000") {}', []],
    ['console.log("listening on http://localhost:3000");', []],
    ['const base = "http://127.0.0.1:8080";', ['localhost localhost']],
    ['await db.exec("DELETE FROM heartbeat WHERE time < " + offset);', ['retention retention']],
    ['await db.exec("DELETE FROM heartbeat WHERE id < ?", [last]);', []],
    ['// http://localhost:3000', []],
  ])('%s', async (text, expected) => {
    expect(await kindsIn('src/a.ts', text)).toEqual(expected);
  });
});

describe('in any text', () => {
  it.each<[string, string, readonly string[]]>([
    ['scripts/a.sh', 'pg_dump "$DATABASE_URL" | gzip > out.gz', ['backup pg_dump']],
    ['scripts/a.sh', '# backup\ntar czf out.tgz data', ['backup tar czf']],
    ['scripts/a.sh', 'tar czf out.tgz data', []],
    ['scripts/a.sh', 'pg_restore -d x dump', ['restore pg_restore']],
    ['ops/a.yml', 'groups:\n- rules:\n  - alert: Down\n    expr: up == 0', ['alert-rule alert:']],
    ['ops/a.yml', 'steps:\n  - alert: Down', []],
    ['ops/a.json', '{"panels": [], "schemaVersion": 39}', ['dashboard panels']],
    ['infra/a.tf', 'resource "aws_s3_bucket" "b" {\n}', ['infrastructure terraform']],
    ['k8s/a.yaml', 'apiVersion: apps/v1\nkind: Deployment\n', ['infrastructure kind: Deployment']],
    ['k8s/a.yaml', 'livenessProbe:\n  httpGet: {}', ['health-probe livenessProbe']],
    ['k8s/a.yaml', 'strategy:\n  rollingUpdate:', ['staged-rollout rollingUpdate']],
    ['scripts/a.sh', 'kubectl rollout undo deployment/a', ['rollback rollback']],
    ['infra/a.tf', 'retention_in_days = 30', ['retention retention']],
    [
      'src/a.py',
      'import structlog\n@app.get("/healthz")',
      ['structured-logging import structlog', 'health-endpoint "/healthz"'],
    ],
    ['src/a.ts', 'const a = "/home/jane-roe/projects/a";', ['machine-path /home/…']],
    ['src/a.py', 'open("C:\\\\Users\\\\jroe\\\\a.txt")', ['machine-path C:\\\\Users\\\\…']],
    ['src/a.ts', 'const a = "/home/node/app/a";', []],
    ['src/a.ts', 'const a = "https://a.b/home/jane-roe/projects";', []],
    ['docs/a.md', 'Run `pg_dump` each night; see /home/jane-roe/a.', []],
  ])('%s: %s', async (path, text, expected) => {
    expect(await kindsIn(path, text)).toEqual(expected);
  });

  it('each once, with its line', async () => {
    expect((await factsOf('a.sh', 'set -e\npg_dump a\npg_dump b\n')).signals).toEqual([
      { kind: 'backup', line: 2, what: 'pg_dump', by: 'text' },
    ]);
  });

  it('not in what a build writes', async () => {
    expect((await factsOf('a.min.js', 'pg_dump')).signals).toEqual([]);
  });
});

describe('reads of the environment in languages that are not parsed', () => {
  it.each<[string, string, string | null, boolean]>([
    ['a.py', 'os.environ["A_B"]', 'A_B', false],
    ['a.py', 'os.environ.get("A_B", "c")', 'A_B', true],
    ['a.py', "os.getenv('A_B')", 'A_B', false],
    ['a.go', 'os.Getenv("A_B")', 'A_B', false],
    ['a.go', 'os.LookupEnv("A_B")', 'A_B', false],
    ['a.rs', 'std::env::var("A_B")', 'A_B', false],
    ['A.java', 'System.getenv("A_B")', 'A_B', false],
    ['A.cs', 'Environment.GetEnvironmentVariable("A_B")', 'A_B', false],
    ['a.rb', 'ENV["A_B"]', 'A_B', false],
    ['a.rb', "ENV.fetch('A_B', 'c')", 'A_B', true],
    ['a.php', "getenv('A_B')", 'A_B', false],
    ['a.ex', 'System.fetch_env!("A_B")', 'A_B', false],
    ['a.py', 'os.environ[name]', null, false],
    ['a.ts', 'os.getenv("A_B")', null, false],
    ['a.md', 'os.getenv("A_B")', null, false],
  ])('%s: %s', async (path, text, name, hasDefault) => {
    const expected = name === null ? [] : [{ name, line: 2, hasDefault }];
    expect((await factsOf(path, `\n${text}`)).textReads).toEqual(expected);
  });
});
