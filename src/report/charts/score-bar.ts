import type { Score } from '../../model/score.ts';
import { html, type Markup } from '../page/markup.ts';
import type { Tone } from '../page/tone.ts';

/** A score as a bar of its full length; empty when there is none. It stands beside the number, which says the same. */
export function scoreBar(score: Score, tone: Tone | null): Markup {
  return html`<svg class="bar${tone === null ? '' : ` ${tone}`}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="score" width="${score ?? 0}" height="6"/></svg>`;
}
