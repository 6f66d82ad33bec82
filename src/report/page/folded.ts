import { type Content, html, type Markup } from './markup.ts';

/** Something to unfold. On paper it is unfolded. */
export function folded(summary: Content, content: Content, isOpen = false): Markup {
  const start = isOpen ? html`<details open>` : html`<details>`;
  return html`${start}<summary>${summary}</summary>
${content}</details>
`;
}
