import { sharedState } from '../../../util/sharedState';

/** Where a request goes. */
interface Destination {
  readonly hostname?: string | undefined;
  readonly port?: number | string | undefined;
}

/** The ports of Stepmill's servers in this process. Requests to them come back here. */
const ownPorts = sharedState('servers', () => new Set<number>());

/** Records that a Stepmill server listens on a port. Returns a function that undoes it. */
export function noteOwnServer(port: number): () => void {
  ownPorts.add(port);
  return () => void ownPorts.delete(port);
}

/** The ports that only answer handlers' AWS clients. */
const endpointPorts = sharedState('endpoints', () => new Set<number>());

/**
 * Like `noteOwnServer`, for a server that is the `AWS_ENDPOINT_URL` of handlers. It is never undone: a client shared by
 * several tests keeps the endpoint that it found first.
 */
export function noteEndpointOfHandlers(port: number): void {
  noteOwnServer(port);
  endpointPorts.add(port);
}

/** Whether a handler connects to its `AWS_ENDPOINT_URL`. SDKs add a prefix to some hosts (`sync-127.0.0.1`). */
export function isEndpointOfHandlers({ hostname, port }: Destination): boolean {
  return /^(?:[\w.-]*[-.])?127\.0\.0\.1$/.test(hostname ?? '') && endpointPorts.has(Number(port));
}

/** The ports of these servers, for threads of this process. */
export function ownServers(): readonly number[] {
  return [...ownPorts];
}

/**
 * The host of the tester's own service that a client was given as its endpoint: on this machine, a name without dots
 * (of a container), or a host that an `AWS_ENDPOINT_URL…` names. `undefined` for AWS, Stepmill, and all others.
 */
export function ownEndpoint({ hostname, port }: Destination = {}): string | undefined {
  if (hostname === undefined || isAwsHost(hostname)) return undefined;
  if (isLoopback(hostname)) return port !== undefined && ownPorts.has(Number(port)) ? undefined : hostname;
  return !hostname.includes('.') || isNamed(hostname) ? hostname : undefined;
}

/** Whether a host belongs to AWS, in any partition, or is an address that provides credentials. */
export function isAwsHost(hostname: string): boolean {
  const host = bare(hostname);
  return isMetadataAddress(host) || /(?:^|\.)(?:amazonaws\.(?:com(?:\.cn)?|eu)|(?:api|on)\.aws)$/.test(host);
}

/** Whether AWS provides credentials at this address. */
export function isMetadataAddress(hostname: string): boolean {
  return metadataAddresses.has(bare(hostname));
}

/** Removes the brackets of IPv6, and the dot at the end of a fully qualified name. */
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

/** Whether an environment variable names the host. */
function isNamed(hostname: string): boolean {
  return Object.entries(process.env).some(([name, url = '']) => {
    if (!name.startsWith('AWS_ENDPOINT_URL') || !URL.canParse(url)) return false;
    const named = new URL(url).hostname;
    return hostname === named || hostname.endsWith(`.${named}`);
  });
}
