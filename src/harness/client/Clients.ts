import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import { lazy } from '../../util/lazy';

/** The SDK clients that a place has made; they are destroyed with it. */
export class Clients {
  private readonly made: SFNClient[] = [];

  /** `onCall` receives each call that a client makes. */
  constructor(private readonly onCall: (reply: Promise<unknown>) => void = () => undefined) {}

  create(config: SFNClientConfig): SFNClient {
    const client = new (loadSdk().SFNClient)(config);
    this.made.push(client);
    client.middlewareStack.add(
      (next) => (request) => {
        const reply = next(request);
        this.onCall(reply);
        return reply;
      },
      { step: 'initialize', priority: 'high' },
    );
    return client;
  }

  /** Closes the connections that the clients keep. */
  destroy(): void {
    for (const client of this.made.splice(0)) client.destroy();
  }
}

/** The SDK takes a tenth of a second to load: only a test that needs it does. */
export const loadSdk = lazy(() => require('@aws-sdk/client-sfn') as typeof import('@aws-sdk/client-sfn'));
