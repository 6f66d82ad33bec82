import type { Catalogue } from '../model/catalogue.ts';
import type { DocumentCheck } from '../model/document.ts';
import type { Severity } from '../model/severity.ts';
import { plainText } from './sarif-text.ts';

/** Middle of GitHub's ranges: critical above 9.0, high from 7.0, medium from 4.0, low above 0. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** What GitHub shows of a rule that is not about security. */
const problemSeverity: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'recommendation',
};

export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** A check as a `reportingDescriptor` (SARIF 3.49). One that the catalogue does not know tells what its document holds. */
export function ruleOf({ id, title, importance }: DocumentCheck, { checks }: Catalogue): object {
  const known = checks.get(id);
  const short = `${known?.title ?? plainText(title)}.`;
  const why = known?.why ?? short;
  const [area = '', category = ''] = id.split('/');
  const isSecurity = category.startsWith('security');
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: short },
    fullDescription: { text: why },
    help: {
      text: known === undefined ? short : `${why} To mend it: ${known.fix}`,
      markdown: known === undefined ? '' : `${why}\n\n**To mend it:** ${known.fix}`,
    },
    defaultConfiguration: { level: levels[importance] },
    properties: {
      tags: [isSecurity ? 'security' : 'maintainability', area, category].filter(isFirst),
      ...(isSecurity
        ? { 'security-severity': securitySeverity[importance] }
        : { 'problem.severity': problemSeverity[importance] }),
    },
  };
}

/** `HardCodedCredential`. */
function nameOf(id: string): string {
  const words = (id.split('/').at(-1) ?? id).split('-');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

function isFirst<T>(item: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(item) === index;
}
