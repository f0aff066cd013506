import type { IncomingMessage } from 'node:http';
import { hostNameIn, isOwnName } from '../../../util/ownHost';
import { isAwsHost } from '../border/hosts';

/**
 * Whether a web page may have sent a request, which a handler never is. Such a request carries the page's origin or,
 * without one, the page's own name as `Host`, which the page made resolve to this address (DNS rebinding).
 */
export function isFromPage({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host, origin } = headers;
  if (origin !== undefined || headers['sec-fetch-site'] !== undefined) return true;
  if (host === undefined) return false;
  const name = hostNameIn(host);
  // SDKs add a prefix to the hosts of some calls: `sync-127.0.0.1`. Such a name does not resolve.
  return !isOwnName(name) && !isAwsHost(name) && !/[-.]127\.0\.0\.1$/.test(name);
}
