import type { Catalogue } from '../model/catalogue.ts';
import { isInline } from '../model/waiver.ts';
import type { SarifFinding } from './sarif-findings.ts';
import { levels } from './sarif-rule.ts';
import { plainText, relativeUri } from './sarif-text.ts';

export type SarifResult = Readonly<Record<string, unknown>>;

interface Around {
  /** Folder of the repository that was looked at, `''` for all of it. */
  readonly directory: string;
  readonly catalogue: Catalogue;
}

/** GitHub wants a place of every result; one about all of it gets a path that no file has, as OpenSSF Scorecard's do. */
const noFile = 'no-file-associated-with-this-finding';

/** A finding as a `result` (SARIF 3.27). */
export function resultOf(finding: SarifFinding, ruleIndex: number, around: Around): SarifResult {
  const { check, severity, classification, reason, message, fingerprint, isNew, lost } = finding;
  return {
    ruleId: check,
    ruleIndex,
    level: classification === 'real' ? levels[severity] : 'note',
    message: { text: plainText(message) || 'A finding without words.' },
    locations: [locationOf(finding, around)],
    // GitHub matches by the first; the second says whose it is.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'certgate/v1': fingerprint },
    // All results have the list as soon as one has it (SARIF 3.27.23); it is empty for what counts.
    suppressions: suppressionsOf(finding, around),
    properties: {
      classification,
      reason,
      severity,
      lost,
      ...(isNew === null ? {} : { new: isNew }),
    },
  };
}

function locationOf({ path, line }: Pick<SarifFinding, 'path' | 'line'>, { directory }: Around): object {
  const whole = path === null ? noFile : directory === '' ? path : `${directory}/${path}`;
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(whole), uriBaseId: '%SRCROOT%' },
      region: { startLine: line ?? 1 },
    },
  };
}

function suppressionsOf(
  { classification, reason, waiver, path }: SarifFinding,
  { directory, catalogue }: Around,
): readonly object[] {
  if (waiver !== null) {
    const until = waiver.expires === null ? '' : ` (until ${waiver.expires})`;
    if (!isInline(waiver))
      return [
        {
          kind: 'external',
          status: 'accepted',
          justification: plainText(`${waiver.owner}: ${waiver.reason}${until}`),
        },
      ];
    const { tool, reason: said, line } = waiver;
    return [
      {
        kind: 'inSource',
        status: 'accepted',
        justification: plainText(`${tool}: ${said}${until}`),
        location: locationOf({ path, line }, { directory, catalogue }),
      },
    ];
  }
  if (classification !== 'false-positive') return [];
  const proof = catalogue.reasons.get(reason ?? '')?.proof ?? '';
  return [
    {
      kind: 'external',
      status: 'accepted',
      justification: plainText(`False positive, ${reason ?? 'no reason kept'}. ${proof}`).trim(),
    },
  ];
}
