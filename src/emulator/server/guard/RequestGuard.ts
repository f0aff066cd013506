import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { forbidden, writeErrorReply } from '../errorReply';
import { controlRoot } from '../../control/Control';
import { newRequestId } from '../../store/ids';
import { isOwnName, hostNameIn } from '../../../util/ownHost';

export interface GuardOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** Names of the server, besides those that cannot point to a foreign address. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Origins of web pages that may call, as browsers write them: `http://localhost:3000`. */
  readonly allowOrigins?: readonly string[] | undefined;
  /** Lets other machines administer the server. */
  readonly token?: string | undefined;
}

type Peer = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined; readonly localAddress?: string | undefined };
};

/**
 * Decides who may call this server, and who may change it.
 *
 * A web page of some other site can send requests to loopback addresses, and its own name can be made to resolve to one
 * (DNS rebinding). Such requests carry a foreign `Origin`, or the foreign name as `Host`.
 */
export class RequestGuard {
  private readonly hosts: ReadonlySet<string>;
  private readonly origins: ReadonlySet<string>;
  private readonly token: string | undefined;
  /** The last accepted `Host`: nearly all clients send the same. */
  private knownHost: string | undefined;

  constructor({ host, allowHosts = [], allowOrigins = [], token }: GuardOptions) {
    this.hosts = new Set([host, ...allowHosts].map((name) => name.toLowerCase()));
    this.origins = new Set(allowOrigins.map((origin) => origin.toLowerCase().replace(/\/$/, '')));
    this.token = token === '' ? undefined : token;
  }

  /** Why a request is rejected, and how to allow it; `undefined` if it is accepted. */
  whyRefused({ host, origin }: IncomingHttpHeaders): string | undefined {
    // Not from a browser: they always send it.
    if (host !== undefined && host !== this.knownHost) {
      const name = hostNameIn(host);
      if (!this.isOurs(name)) {
        return `Host '${host}' is not served, because any web page can give its own name to this address. If the name is yours: stepmill start --allow-host ${name}`;
      }
      this.knownHost = host;
    }
    if (origin === undefined || this.origins.has(origin.toLowerCase()) || hostOf(origin) === host?.toLowerCase()) {
      return undefined;
    }
    return `A page of '${origin}' may not call http://${host ?? ''}. If the page is yours: stepmill start --allow-origin ${origin}`;
  }

  /** Whether pages of this other origin may read responses. */
  allows(origin: string): boolean {
    return this.origins.has(origin.toLowerCase());
  }

  /** Why an accepted request may not administer the server. */
  whyNoAdmin({ headers, socket: { remoteAddress, localAddress } }: Peer): string | undefined {
    const isNear = remoteAddress !== undefined && (isLoopback(remoteAddress) || remoteAddress === localAddress);
    if (isNear && !this.isForwarded(headers)) return undefined;
    if (this.token === undefined) {
      return 'Only this machine may administer the server, not through a proxy or by a name of --allow-host. For others, start it with a token: stepmill start --token SECRET (or STEPMILL_TOKEN).';
    }
    const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (given !== undefined && isSame(given, this.token)) return undefined;
    return given === undefined
      ? 'From another machine, through a proxy, or by a name of --allow-host, administering the server needs its token: Authorization: Bearer TOKEN (a harness reads STEPMILL_TOKEN).'
      : 'The token is not the one that the server was started with.';
  }

  /**
   * Whether a proxy or tunnel on this machine may have forwarded a request: its headers say so, or the caller uses a
   * name of `--allow-host`.
   */
  private isForwarded(headers: IncomingHttpHeaders): boolean {
    if (forwardingHeaders.some((name) => headers[name] !== undefined)) return true;
    return headers.host !== undefined && !isOwnName(hostNameIn(headers.host));
  }

  /**
   * Only the owner of this machine or network can assign these names: addresses, names without a dot (a container's, a
   * service's), `*.localhost`, Docker's name for the host, and allowed names.
   */
  private isOurs(name: string): boolean {
    return isOwnName(name, this.hosts) || (name.startsWith('sync-') && isOwnName(name.slice(5), this.hosts));
  }
}

/** Headers that proxies and tunnels add to the requests that they forward. */
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
] as const;

/** Host and port of an origin, as `Host` writes them. */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase())?.[1];
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** Responds to a request that is rejected, and to a browser's preflight request (CORS). Returns whether it did. */
export function refuse(guard: RequestGuard, request: IncomingMessage, response: ServerResponse): boolean {
  const { headers, method } = request;
  const why = guard.whyRefused(headers);
  if (why !== undefined) {
    request.resume();
    if (request.url?.startsWith(controlRoot) === true) writeForbidden(response, why);
    else writeErrorReply(response, newRequestId(), forbidden(why));
    return true;
  }
  if (headers.origin === undefined || !guard.allows(headers.origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', headers.origin);
  response.setHeader('Access-Control-Expose-Headers', 'x-amzn-RequestId');
  response.setHeader('Vary', 'Origin');
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': '600',
  });
  response.end();
  return true;
}

/** In the form of the control API. */
function writeForbidden(response: ServerResponse, message: string): void {
  const body = Buffer.from(JSON.stringify({ message, code: 'Forbidden' }));
  response.writeHead(403, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(body);
}
