import https from 'node:https';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import { startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { readCertificateBundle } from '../../tasks/integrations/endpoints/certificates';
import { findSigningKeys, type SigningKeys } from '../../tasks/integrations/sdk/signingKeys';
import { Clients, loadSdk } from '../client/Clients';
import type { Reply, ApiCaller } from '../../contract/ApiCaller';

interface SdkCallerOptions {
  /** In place of AWS's own. */
  readonly endpoint?: string | undefined;
  /** Default: what the environment and the user's configuration say. */
  readonly region?: string | undefined;
  /**
   * Whether it waits and asks again, for minutes, where AWS says that the rate is exceeded, and asks another
   * endpoint without credentials when there are none. Default false.
   */
  readonly patient?: boolean | undefined;
}

/** What AWS says when somebody asks too often; the SDK itself has tried three times by then. */
const throttled: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
]);
const shortestPauseMs = 250;
const longestPauseMs = 10_000;
/** Some minutes of waiting. */
const mostTries = 30;

function hasCredentials(): boolean {
  return ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'].some((name) => process.env[name]);
}

/** Where there are none, dummies: a server on this machine takes anybody for the owner of what it has. */
async function keysOfFile(): Promise<SigningKeys['credentials']> {
  return (await findSigningKeys(undefined)).credentials;
}

/** The handler's options are a promise, which its type does not say. */
function trustedHandler(): NonNullable<SFNClientConfig['requestHandler']> {
  const options = async (): Promise<object> => {
    const bundle = await readCertificateBundle();
    return bundle === undefined ? {} : { httpsAgent: new https.Agent({ secureContext: bundle.secureContext }) };
  };
  return options as unknown as NonNullable<SFNClientConfig['requestHandler']>;
}

/** Calls the API through the AWS SDK, with the credentials that it finds. `close` ends its connections. */
export class SdkCaller implements ApiCaller {
  readonly config: SFNClientConfig;
  private readonly clients = new Clients();
  private readonly patient: boolean;
  private own: SFNClient | undefined;

  constructor({ region, endpoint, patient = false }: SdkCallerOptions) {
    this.patient = patient;
    this.config = {
      ...(region !== undefined && { region }),
      ...(endpoint !== undefined && { endpoint, disableHostPrefix: true }),
      ...(patient && endpoint !== undefined && !hasCredentials() && { credentials: keysOfFile }),
      requestHandler: trustedHandler(),
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
    let waitMs = shortestPauseMs;
    for (let tries = 1; ; tries++, waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      try {
        return (await this.sdk.send(new Command(input))) as unknown as Reply;
      } catch (error) {
        if (!this.patient || tries === mostTries || !throttled.has((error as Error).name)) throw error;
      }
      await new Promise<void>((resolve) => void startSystemTimer(waitMs, resolve));
    }
  }

  close(): void {
    this.clients.destroy();
    this.own = undefined;
  }
}
