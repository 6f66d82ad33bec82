/** Events whose runs may issue a certificate: none that a pull request, or a comment by anyone, can start. */
export const issuingEvents = ['push', 'schedule', 'workflow_dispatch'] as const;

export function isIssuingEvent(event: string): boolean {
  return (issuingEvents as readonly string[]).includes(event);
}
