import https from 'node:https';
import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { placeOf } from '../../../services/parameters';
import { findClientPackage } from '../../../services/schemas/clientPackage';
import { type CertificateBundle, readCertificateBundle } from '../endpoints/certificates';
import type { Endpoint, NamedEndpoint } from '../endpoints/Endpoint';
import { findSigningKeys } from './signingKeys';

/** The parts of an SDK client that are used; the packages of all services have them. */
interface SdkClient {
  readonly config: { readonly serviceId?: string };
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
  send(command: unknown, options?: { abortSignal?: AbortSignal }): Promise<Record<string, unknown>>;
  destroy(): void;
}

export interface ServiceClient {
  readonly client: SdkClient;
  /** The service's name in a Resource, after `aws-sdk:`. */
  readonly service: string;
  readonly endpoint: Endpoint;
  /** Where the keys of its calls come from, for messages. In AWS the SDK finds them itself. */
  readonly keySource?: string | undefined;
  readonly certificates?: CertificateBundle | undefined;
  /** Creates the command of an action (`sendMessage`); `undefined` if the package has none. */
  command(action: string, input: object): unknown;
}

type Constructor<T> = new (argument: object) => T;

/**
 * A client for one call. Resolves to `undefined` if the user has no `@aws-sdk/client-*` package for the service.
 * Rejects with HarnessError for an invalid endpoint or certificate bundle.
 *
 * If the caller has chosen another account than the emulator's own (by a 12-digit access key), the call goes out with
 * that account as its key. Only a call to AWS itself uses the SDK's own credential search.
 *
 * @param ownAccountId the account of callers that have not chosen one
 */
export async function createClient(
  service: string,
  endpoint: Endpoint,
  request: Pick<TaskRequest, 'executionArn'>,
  ownAccountId?: string,
): Promise<ServiceClient | undefined> {
  const exported = findClientPackage(service)?.load();
  const className = exported && Object.keys(exported).find((name) => /^[A-Z]\w*Client$/.test(name));
  if (exported === undefined || className === undefined) return undefined;
  const { region, accountId } = placeOf(request.executionArn);
  const chosen = ownAccountId === undefined || accountId === ownAccountId ? undefined : accountId;
  const keys = 'aws' in endpoint ? undefined : await findSigningKeys(chosen);
  const certificates = usesTls(endpoint) ? await readCertificateBundle() : undefined;
  const Client = exported[className] as Constructor<SdkClient>;
  return {
    service,
    endpoint,
    keySource: keys?.source,
    certificates,
    client: new Client({
      region,
      maxAttempts: 1,
      // Otherwise a message goes to the host of its QueueUrl, past the endpoint.
      useQueueUrlAsEndpoint: false,
      ...('aws' in endpoint ? {} : settingsFor(endpoint)),
      ...(keys && { credentials: keys.credentials }),
      ...(certificates && { requestHandler: handlerOptions(certificates) }),
    }),
    command(action, input) {
      const name = `${action.slice(0, 1).toUpperCase()}${action.slice(1)}Command`;
      const Command = exported[name] as Constructor<unknown> | undefined;
      return Command && new Command(input);
    },
  };
}

function settingsFor({ url, namedBy }: NamedEndpoint): object {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new HarnessError(
      `${namedBy} names the endpoint '${url}', which is not an HTTP URL. Write for example http://127.0.0.1:4566.`,
    );
  return { endpoint: url, disableHostPrefix: true, forcePathStyle: true };
}

/** For the HTTP/1.1 and HTTP/2 handlers: a service uses one of them. */
function handlerOptions({ secureContext }: CertificateBundle): object {
  return { httpsAgent: new https.Agent({ secureContext }), nodeHttp2ConnectOptions: { secureContext } };
}

function usesTls(endpoint: Endpoint): boolean {
  return 'aws' in endpoint || /^https:/i.test(endpoint.url);
}
