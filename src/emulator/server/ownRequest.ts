import type { IncomingHttpHeaders } from 'node:http';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why a request may not administer this server; `undefined` when it may. A web page of some other site can send
 * requests to loopback addresses, and its name can be made to resolve to one: such requests carry a foreign `Origin`,
 * or the foreign name as `Host`.
 */
export function whyForeign({ host = '', origin }: IncomingHttpHeaders, listening: string): string | undefined {
  const known = new Set([...loopback, listening, `[${listening}]`]);
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!known.has(name)) return `Host '${host}' is none of ${[...known].join(', ')}.`;
  if (origin !== undefined && origin !== `http://${host}`)
    return `Origin '${origin}' may not administer http://${host}.`;
  return undefined;
}
