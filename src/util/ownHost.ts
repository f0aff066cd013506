import { isIPv4, isIPv6 } from 'node:net';

/**
 * Whether only the owner of this machine or network can have assigned the name in a `Host` header: addresses, names
 * without a dot (a container's, a service's), `*.localhost`, Docker's name for the host, and allowed names. A web page
 * can make any other name resolve to a loopback address (DNS rebinding).
 */
export function isOwnName(name: string, allowed?: ReadonlySet<string>): boolean {
  if (name === '') return false;
  if (allowed?.has(name) === true || name.endsWith('.localhost') || name === 'host.docker.internal') return true;
  // Node's pattern of IPv6 takes milliseconds to compile, in the first request: names without a colon do not need it.
  return !name.includes('.') || isIPv4(name) || (name.includes(':') && isIPv6(name));
}

/** The name or address in a `Host` header, without port, brackets and the root's dot. */
export function hostNameIn(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, '')).toLowerCase().replace(/(?<=.)\.$/, '');
}
