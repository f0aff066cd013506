import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service } from '../service/Service';
import { credentialScope } from './credentialScope';

/**
 * The caller of an HTTP request. Its region is the one that it signed for; an access key id of twelve digits is its
 * account, as many emulators have it.
 */
export class RequestCaller {
  readonly accountId: string;
  readonly region: string;
  readonly traceHeader: string | undefined;
  private readonly response: ServerResponse;
  private controller: AbortController | undefined;

  constructor(service: Service, { headers }: IncomingMessage, response: ServerResponse) {
    const scope = credentialScope(headers.authorization);
    this.accountId = scope !== undefined && /^\d{12}$/.test(scope.accessKeyId) ? scope.accessKeyId : service.accountId;
    this.region = scope?.region ?? service.region;
    const trace = headers['x-amzn-trace-id'];
    this.traceHeader = typeof trace === 'string' ? trace : undefined;
    this.response = response;
  }

  /** Aborts when the connection is gone before the answer. Made when first asked for: few operations wait. */
  get signal(): AbortSignal {
    if (this.controller === undefined) {
      const controller = new AbortController();
      this.controller = controller;
      this.response.once('close', () => controller.abort());
    }
    return this.controller.signal;
  }
}
