import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import { HarnessError } from '../../errors/HarnessError';
import { Clients, loadSdk } from '../harness/client/Clients';
import type { Reply } from '../places/Place';
import type { Caller } from './Caller';

export interface SdkCallerOptions {
  /** In place of AWS's own. */
  readonly endpoint?: string | undefined;
  /** Default: what the environment and the user's configuration say. */
  readonly region?: string | undefined;
  /** Whether it waits and asks again, as often as it takes, where AWS says that the rate is exceeded. Default false. */
  readonly patient?: boolean | undefined;
}

/** Calls the API through the AWS SDK, with the credentials that it finds. `close` ends its connections. */
export class SdkCaller implements Caller {
  readonly config: SFNClientConfig;
  private readonly clients = new Clients();
  private own: SFNClient | undefined;

  constructor({ region, endpoint, patient = false }: SdkCallerOptions) {
    this.config = {
      ...(region !== undefined && { region }),
      ...(endpoint !== undefined && { endpoint, disableHostPrefix: true }),
      // It measures the rate that AWS allows, and keeps to it.
      ...(patient && { retryMode: 'adaptive', maxAttempts: 12 }),
    };
  }

  /** A client with the same configuration, and more. It is closed with the others. */
  client(config: SFNClientConfig = {}): SFNClient {
    return this.clients.create({ ...this.config, ...config });
  }

  get sdk(): SFNClient {
    return (this.own ??= this.client());
  }

  async call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply> {
    const commands = loadSdk() as unknown as Record<string, new (input: object) => never>;
    const Command = Object.hasOwn(commands, `${operation}Command`) ? commands[`${operation}Command`] : undefined;
    if (Command === undefined) throw new HarnessError(`Step Functions has no operation ${operation}.`);
    return this.sdk.send(new Command(input)) as Promise<unknown> as Promise<Reply>;
  }

  close(): void {
    this.clients.destroy();
    this.own = undefined;
  }
}
