import type { ScorecardDocument } from '../../model/document.ts';
import type { Report } from '../report.ts';
import { type TestedCheck, testedChecks } from '../tested-check.ts';

/** CTRF has no word for a case that could not be run. */
const statusWords: Readonly<Record<TestedCheck['status'], string>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  errored: 'other',
};

/** The checks in the Common Test Report Format (https://ctrf.io), for tools that read results of tests. */
const ctrf: Report = { id: 'ctrf', file: 'ctrf-report.json', render };

export default ctrf;

function render(document: ScorecardDocument): string {
  const tests = testedChecks(document).flatMap(({ category, checks }) =>
    checks.map(({ id, title, status, message, findings }) => ({
      name: `${id.split('/').at(-1) ?? id}: ${title}`,
      status: statusWords[status],
      duration: 0,
      suite: [category],
      ...(message === null ? {} : { message }),
      ...(findings.length === 0 ? {} : { trace: findings.join('\n') }),
      ...(status === 'errored' ? { rawStatus: 'errored' } : {}),
    })),
  );
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const time = Date.parse(document.issuedAt);
  const summary = {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    pending: 0,
    skipped: count('skipped'),
    other: count('other'),
    start: time,
    stop: time,
  };
  const tool = { name: 'certgate', version: document.tool.version };
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: document.issuedAt,
    generatedBy: 'certgate',
    results: { tool, summary, tests },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
