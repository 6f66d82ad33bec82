import { scanSecrets } from '../../facts/collectors/secrets.ts';
import { parseFindings } from '../../formats/findings/index.ts';
import type { Gathered } from '../../model/evidence.ts';
import type { ReportedFindings, ToolReport } from '../../model/reported.ts';
import type { Scene } from '../scene.ts';

/**
 * What other tools have found, by the reports that the configuration names; `null` when it names none. One that can't be
 * read is a reason for all: nobody knows what stands in it.
 */
export async function gatherReportedFindings({
  repository,
  settings,
  workspace,
}: Pick<Scene, 'repository' | 'settings' | 'workspace'>): Promise<Gathered<ReportedFindings | null>> {
  const { reports: paths } = settings.findings;
  if (paths.length === 0) return { ok: true, value: null };
  const reports: ReportedFindings['reports'][number][] = [];
  const reasons: string[] = [];
  for (const path of paths) {
    const text = await repository.read(path);
    if (text === null) {
      reasons.push(
        `The report \`${path}\`, named under \`findings.reports\`, is not there: run the tool that writes it first.`,
      );
      continue;
    }
    const parsed = parseFindings(text);
    if (parsed.ok) reports.push({ path, format: parsed.format ?? '', ...within(workspace, parsed.report) });
    else reasons.push(`The report \`${path}\` can't be used. ${parsed.reason}`);
  }
  return reasons.length > 0 ? { ok: false, reason: reasons.join(' ') } : { ok: true, value: { reports } };
}

/** Paths as the repository has them: a tool may have written where its files lay. No message tells a credential. */
function within(workspace: string, report: ToolReport): ToolReport {
  const start = `${workspace.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  const relative = (path: string | null) => (path?.startsWith(start) ? path.slice(start.length) : path);
  return {
    ...report,
    findings:
      report.findings?.map((finding) => ({
        ...finding,
        path: relative(finding.path),
        message: withoutCredentials(finding.message),
        suppression: finding.suppression === null ? null : withoutCredentials(finding.suppression),
      })) ?? null,
  };
}

function withoutCredentials(text: string): string {
  return scanSecrets(text, true)
    .values()
    .reduce((rest, value) => rest.replaceAll(value, '…'), text);
}
