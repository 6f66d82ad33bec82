import { error as annotateError, notice, warning } from '@actions/core';
import { printable } from '../../model/printable.ts';
import { checksOf } from '../../model/scorecard.ts';
import { severities } from '../../model/severity.ts';
import type { Publication, Publisher } from '../../model/world.ts';

/** GitHub takes ten of each kind a step; one error is kept for the verdict, one notice for what is left out. */
const mostOfAKind = 9;

/** Findings at their lines: worst first, inside GitHub's limits. */
export class Annotations implements Publisher {
  readonly id = 'annotations';

  async publish({ document }: Publication): Promise<void> {
    const findings = checksOf(document.areas)
      .flatMap(({ findings: all, title }) => all.map((finding) => ({ ...finding, title })))
      .filter(
        ({ path, classification, waiver }) =>
          path !== null && classification !== 'false-positive' && waiver === null,
      )
      .sort(
        (left, right) =>
          severities.indexOf(left.severity) - severities.indexOf(right.severity) || right.lost - left.lost,
      );
    const isGrave = ({ severity, classification }: (typeof findings)[number]) =>
      classification === 'real' && (severity === 'critical' || severity === 'high');
    const grave = findings.filter(isGrave);
    const others = findings.filter((finding) => !isGrave(finding));
    for (const [list, annotate] of [
      [grave, annotateError],
      [others, warning],
    ] as const) {
      for (const { message, path, line, title } of list.slice(0, mostOfAKind)) {
        annotate(printable(message), {
          title,
          file: path ?? '',
          ...(line === null ? {} : { startLine: line }),
        });
      }
    }
    const more = Math.max(0, grave.length - mostOfAKind) + Math.max(0, others.length - mostOfAKind);
    if (more > 0)
      notice(`${more} more ${more === 1 ? 'finding is' : 'findings are'} in the report of the run.`);
  }
}
