import { sharedState } from '../../../util/sharedState';

/** Where a request goes. */
interface Destination {
  readonly hostname?: string | undefined;
  readonly port?: number | string | undefined;
}

/** The servers of Stepmill in this process: what is sent to them comes back here. */
const ownPorts = sharedState('servers', () => new Set<number>());

/** Notes that a server of Stepmill listens on a port; the answered function takes that back. */
export function noteOwnServer(port: number): () => void {
  ownPorts.add(port);
  return () => void ownPorts.delete(port);
}

/** The ports at which only AWS clients of handlers are answered. */
const endpointPorts = sharedState('endpoints', () => new Set<number>());

/**
 * As `noteOwnServer`, for a server that is the `AWS_ENDPOINT_URL` of handlers. It is never taken back: a client that several
 * tests share keeps the endpoint that it found first.
 */
export function noteEndpointOfHandlers(port: number): void {
  noteOwnServer(port);
  endpointPorts.add(port);
}

/** Whether a handler connects to its `AWS_ENDPOINT_URL`; SDKs put a prefix before some hosts (`sync-127.0.0.1`). */
export function isEndpointOfHandlers({ hostname, port }: Destination): boolean {
  return /^(?:[\w.-]*[-.])?127\.0\.0\.1$/.test(hostname ?? '') && endpointPorts.has(Number(port));
}

/** The ports of these servers, for threads of this process. */
export function ownServers(): readonly number[] {
  return [...ownPorts];
}

/**
 * The host of a service of the tester's own that a client was given as its endpoint: on this machine, a name without
 * dots (of a container), or a host that an `AWS_ENDPOINT_URL…` names. `undefined` for AWS, Stepmill, and all else.
 */
export function ownEndpoint({ hostname, port }: Destination = {}): string | undefined {
  if (hostname === undefined || isAwsHost(hostname)) return undefined;
  if (isLoopback(hostname)) return port !== undefined && ownPorts.has(Number(port)) ? undefined : hostname;
  return !hostname.includes('.') || isNamed(hostname) ? hostname : undefined;
}

/** Hosts of AWS in all partitions, and the addresses at which it hands out credentials. */
export function isAwsHost(hostname: string): boolean {
  const host = bare(hostname);
  return isMetadataAddress(host) || /(?:^|\.)(?:amazonaws\.(?:com(?:\.cn)?|eu)|(?:api|on)\.aws)$/.test(host);
}

/** Where AWS hands out credentials. */
export function isMetadataAddress(hostname: string): boolean {
  return metadataAddresses.has(bare(hostname));
}

/** Without the brackets of IPv6, and the dot at the end of a complete name. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}

const metadataAddresses: ReadonlySet<string> = new Set(['169.254.169.254', '169.254.170.2', 'fd00:ec2::254']);

function isLoopback(hostname: string): boolean {
  return (
    /^(?:127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal)$/.test(hostname) ||
    /(?:^|\.)localhost(?:\.localstack\.cloud)?$/i.test(hostname)
  );
}

/** By a variable of the environment. */
function isNamed(hostname: string): boolean {
  return Object.entries(process.env).some(([name, url = '']) => {
    if (!name.startsWith('AWS_ENDPOINT_URL') || !URL.canParse(url)) return false;
    const named = new URL(url).hostname;
    return hostname === named || hostname.endsWith(`.${named}`);
  });
}
