import { objectAt, own } from '../json.ts';
import { amountAt, countAt, type LoadFormat, measuredBy, type ParsedLoad, sumOf } from './format.ts';

/**
 * `autocannon --json` (`lib/run.js` of mcollina/autocannon). Its histogram has the percentiles 50, 75, 90, 97.5 and 99: of
 * the 95th nothing is known.
 */
export const autocannon: LoadFormat = {
  id: 'autocannon',
  title: '`autocannon --json`',
  matches: (report) =>
    objectAt(report, 'requests') !== null &&
    objectAt(report, 'latency') !== null &&
    own(report, 'non2xx') !== undefined,
  parse,
};

function parse(report: object): ParsedLoad {
  // Requests without an answer, timeouts among them, are no part of the total.
  const tried = sumOf(countAt(objectAt(report, 'requests'), 'total'), countAt(report, 'errors'));
  const answered = sumOf(countAt(report, '2xx'), countAt(report, '3xx'));
  // Answers with another body than `--expectBody` asks for; versions before 4.5 know of none.
  const mismatches = countAt(report, 'mismatches') ?? 0;
  const latency = objectAt(report, 'latency');
  return measuredBy({
    tried,
    succeeded: answered === null ? null : Math.max(0, answered - mismatches),
    seconds: amountAt(report, 'duration'),
    latency: {
      average: amountAt(latency, 'average'),
      median: amountAt(latency, 'p50'),
      p90: amountAt(latency, 'p90'),
      p95: null,
      p99: amountAt(latency, 'p99'),
      maximum: amountAt(latency, 'max'),
    },
  });
}
