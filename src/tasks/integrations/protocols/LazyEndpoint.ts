import { noteEndpointOfHandlers } from '../border/hosts';
import { runOutsideHandlers } from '../border/handlerContext';
import type { Client } from './answerRequest';
import type * as Endpoints from './ClientEndpoint';
import { lazy } from '../../../util/lazy';

/** A port on which nothing listens, used until the endpoint does. `fetch` rejects port 1. */
const closedPort = 2;

/**
 * The `AWS_ENDPOINT_URL` of handlers in this process. Handlers' own requests are intercepted before they leave the
 * process. The server is for programs that handlers start, and opens when a handler reads the URL.
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

/** Loaded late: few handlers start programs. */
const loadEndpoint = lazy(() => require('./ClientEndpoint') as typeof import('./ClientEndpoint'));
