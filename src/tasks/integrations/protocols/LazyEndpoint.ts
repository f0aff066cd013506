import { noteEndpointOfHandlers } from '../border/hosts';
import { runOutsideHandlers } from '../border/handlerContext';
import type { Client } from './answerRequest';
import type * as Endpoints from './ClientEndpoint';
import { lazy } from '../../../util/lazy';

/** Where nobody listens, until the endpoint does. `fetch` refuses port 1. */
const closedPort = 2;

/**
 * The `AWS_ENDPOINT_URL` of handlers in this process. What they send there themselves is led to those who answer it
 * before it leaves the process; the server is for programs that they start, and opens when a handler reads the URL.
 */
export class LazyEndpoint {
  private endpoint: Endpoints.ClientEndpoint | undefined;

  constructor(private readonly client: () => Client) {}

  get url(): string {
    if (this.endpoint === undefined) {
      noteEndpointOfHandlers(closedPort);
      this.endpoint = runOutsideHandlers(() => new (loadEndpoint().ClientEndpoint)(this.client));
      void this.endpoint.open();
    }
    return this.endpoint.url ?? `http://127.0.0.1:${closedPort}`;
  }

  close(): void {
    this.endpoint?.close();
    this.endpoint = undefined;
  }
}

/** Few handlers start programs. */
const loadEndpoint = lazy(() => require('./ClientEndpoint') as typeof import('./ClientEndpoint'));
