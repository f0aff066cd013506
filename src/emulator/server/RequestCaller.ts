import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service } from '../service/Service';
import { accountForm } from '../control/accounts/Accounts';
import { credentialScope } from '../control/accounts/credentialScope';

/**
 * The caller of an HTTP request. Its region is the one that it signed for; an access key id of twelve digits is its
 * account, as many emulators have it. The service of one account alone says itself which account its ARNs name.
 */
export class RequestCaller {
  readonly accountId: string;
  readonly region: string;
  readonly traceHeader: string | undefined;
  private readonly response: ServerResponse;
  private controller: AbortController | undefined;

  constructor(service: Service, { headers }: IncomingMessage, response: ServerResponse, isOwn = false) {
    const scope = credentialScope(headers.authorization);
    const isAccount = !isOwn && scope !== undefined && accountForm.test(scope.accessKeyId);
    this.accountId = isAccount ? scope.accessKeyId : service.accountId;
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
