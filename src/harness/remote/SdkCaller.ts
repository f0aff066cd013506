import https from 'node:https';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import { startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { readCertificateBundle } from '../../tasks/integrations/endpoints/certificates';
import { findSigningKeys, type SigningKeys } from '../../tasks/integrations/sdk/signingKeys';
import { Clients, loadSdk } from '../client/Clients';
import type { Reply, ApiCaller } from '../../contract/ApiCaller';

interface SdkCallerOptions {
  /** Replaces AWS's own endpoint. */
  readonly endpoint?: string | undefined;
  /** Default: the region of the environment or the user's configuration. */
  readonly region?: string | undefined;
  /**
   * Whether to retry for minutes while AWS reports that the rate is exceeded, and to call another endpoint without
   * credentials if there are none. Default false.
   */
  readonly patient?: boolean | undefined;
}

/** AWS's errors for too many calls. The SDK itself has tried three times by then. */
const throttled: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
]);
const shortestPauseMs = 250;
const longestPauseMs = 10_000;
/** A few minutes of waiting. */
const mostTries = 30;

function hasCredentials(): boolean {
  return ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'].some((name) => process.env[name]);
}

/** Uses dummy keys if there are none: a server on this machine does not check them. */
async function keysOfFile(): Promise<SigningKeys['credentials']> {
  return (await findSigningKeys(undefined)).credentials;
}

/** The handler's options are a promise, which its type does not declare. */
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

  /** A client with the same configuration plus `config`. It is closed with the others. */
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
