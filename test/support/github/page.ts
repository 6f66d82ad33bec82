import type { Call, Reply } from './operation.ts';

/** GitHub gives no more than this, whatever `per_page` says. */
const LARGEST = 100;

/**
 * One page of a list with the `Link` header that octokit's `paginate` follows.
 * `wrap` makes the body of a page's items; `total` counts all pages.
 */
export function page<T>(
  { parameters, url }: Call,
  items: readonly T[],
  wrap: (items: T[], total: number) => unknown = (some) => some,
): Reply {
  const size = Math.min(LARGEST, Math.max(1, parameters.number('per_page')));
  const number = Math.max(1, parameters.number('page'));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (target: number, relation: string) => {
    const there = new URL(url);
    there.searchParams.set('page', String(target));
    return `<${there.href}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ];
  const body = wrap(items.slice((number - 1) * size, number * size), items.length);
  return links.length > 0
    ? { status: 200, headers: { link: links.join(', ') }, body }
    : { status: 200, body };
}
