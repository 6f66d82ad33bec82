import type { ScorecardDocument } from '../../model/document.ts';
import type { Level } from '../../model/verdict.ts';
import type { Report } from '../report.ts';
import { scoreWord } from '../words.ts';

const colours: Readonly<Record<Level, string>> = {
  CERTIFIED: 'brightgreen',
  CONDITIONAL: 'yellow',
  'NOT CERTIFIED': 'red',
};

/** A badge of the level and the total, for shields.io's endpoint (https://shields.io/badges/endpoint-badge). */
const badge: Report = { id: 'badge', file: 'badge.json', render };

export default badge;

function render({ level, waivedTotal }: ScorecardDocument): string {
  const message = `${level.toLowerCase()} ${scoreWord(waivedTotal)}`;
  const isError = waivedTotal === null;
  return `${JSON.stringify({ schemaVersion: 1, label: 'certgate', message, color: colours[level], isError }, null, 2)}\n`;
}
