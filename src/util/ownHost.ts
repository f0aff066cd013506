import { isIP } from 'node:net';

/**
 * Whether only the owner of this machine or network can have assigned the name in a `Host` header: addresses, names
 * without a dot (a container's, a service's), `*.localhost`, Docker's name for the host, and allowed names. A web page
 * can make any other name resolve to a loopback address (DNS rebinding).
 */
export function isOwnName(name: string, allowed?: ReadonlySet<string>): boolean {
  if (name === '' || allowed?.has(name) === true || isIP(name) !== 0 || name === 'host.docker.internal')
    return name !== '';
  return !name.includes('.') || name.endsWith('.localhost');
}

/** The name or address in a `Host` header, without port, brackets and the root's dot. */
export function hostNameIn(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, '')).toLowerCase().replace(/(?<=.)\.$/, '');
}
