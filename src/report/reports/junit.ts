import type { ScorecardDocument } from '../../model/document.ts';
import type { Report } from '../report.ts';
import { type TestedCheck, testedChecks } from '../tested-check.ts';

/**
 * The checks as JUnit XML, for tools that read results of tests: a suite a category, a case a check. The form is that
 * of Ant's and Jenkins' schema, which all readers take (https://github.com/testmoapp/junitxml).
 */
const junit: Report = { id: 'junit', file: 'junit.xml', render };

export default junit;

function render(document: ScorecardDocument): string {
  const suites = testedChecks(document);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="certgate" ${countsOf(suites.flatMap(({ checks }) => checks))} time="0">`,
    ...suites.flatMap(({ category, checks }) => [
      `  <testsuite name="${escaped(category)}" ${countsOf(checks)} skipped="${count(checks, 'skipped')}" time="0" timestamp="${document.issuedAt.replace(/(?:\.\d+)?Z$/, '')}">`,
      ...checks.flatMap(caseOf),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function countsOf(checks: readonly TestedCheck[]): string {
  return `tests="${checks.length}" failures="${count(checks, 'failed')}" errors="${count(checks, 'errored')}"`;
}

function count(checks: readonly TestedCheck[], status: TestedCheck['status']): number {
  return checks.filter((check) => check.status === status).length;
}

function caseOf({ id, title, status, message, findings }: TestedCheck): readonly string[] {
  const name = id.split('/').at(-1) ?? id;
  const start = `    <testcase name="${escaped(`${name}: ${title}`)}" classname="${escaped(id)}" time="0"`;
  if (status === 'passed') return [`${start}/>`];
  const element = { failed: 'failure', errored: 'error', skipped: 'skipped' }[status];
  const type = status === 'skipped' ? '' : ` type="${status}"`;
  const text = findings.map(escaped).join('\n');
  return [
    `${start}>`,
    `      <${element} message="${escaped(message ?? '')}"${type}>${text}</${element}>`,
    '    </testcase>',
  ];
}

/** Control characters are visible already, and XML 1.0 (section 2.2) has no place for the rest of these. */
function escaped(text: string): string {
  return text
    .replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g,
      '\uFFFD',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
