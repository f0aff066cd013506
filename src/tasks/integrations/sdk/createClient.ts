import type { TaskRequest } from '../../../language/asl/task';
import { placeOf } from '../../awsServices/parameters';
import type { Endpoint } from '../endpoints/Endpoints';
import { findClientPackage } from '../../schemas/clientPackage';

/** As much of an SDK client as is used here; the packages of all services have it. */
interface SdkClient {
  readonly config: { readonly serviceId?: string };
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
  send(command: unknown, options?: { abortSignal?: AbortSignal }): Promise<Record<string, unknown>>;
  destroy(): void;
}

export interface ServiceClient {
  readonly client: SdkClient;
  /** Makes the command of an action (`sendMessage`); `undefined` when the package has none. */
  command(action: string, input: object): unknown;
}

type Constructor<T> = new (argument: object) => T;

/**
 * A client for one call. `undefined` when the user has no `@aws-sdk/client-*` package for the service.
 *
 * Credentials: those of the environment; made-up ones where a URL is called and the environment has none, so that
 * nothing asks the machine's metadata service. Where the caller has chosen another account than the emulator's own (by
 * an access key of twelve digits), the call goes out with that account for its key, as endpoints with several accounts
 * expect it. Only a call to AWS itself uses the SDK's own search.
 *
 * @param ownAccountId the account of callers who have chosen none
 */
export function createClient(
  service: string,
  endpoint: Endpoint,
  request: Pick<TaskRequest, 'executionArn'>,
  ownAccountId?: string,
): ServiceClient | undefined {
  const exported = findClientPackage(service)?.load();
  const className = exported && Object.keys(exported).find((name) => /^[A-Z]\w*Client$/.test(name));
  if (exported === undefined || className === undefined) return undefined;
  const Client = exported[className] as Constructor<SdkClient>;
  const { region, accountId } = placeOf(request.executionArn);
  const chosen = ownAccountId === undefined || accountId === ownAccountId ? undefined : accountId;
  return {
    client: new Client({ region, maxAttempts: 1, ...settingsFor(endpoint, chosen) }),
    command(action, input) {
      const name = `${action.slice(0, 1).toUpperCase()}${action.slice(1)}Command`;
      const Command = exported[name] as Constructor<unknown> | undefined;
      return Command && new Command(input);
    },
  };
}

function settingsFor(endpoint: Endpoint, accountId: string | undefined): object {
  if ('aws' in endpoint) return {};
  return {
    endpoint: endpoint.url,
    credentials: accountId === undefined ? ownCredentials() : { ...madeUp, accessKeyId: accountId },
    disableHostPrefix: true,
    forcePathStyle: true,
    useQueueUrlAsEndpoint: false,
  };
}

function ownCredentials(): object {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: sessionToken } = process.env;
  return id && secret ? { accessKeyId: id, secretAccessKey: secret, sessionToken } : madeUp;
}

const madeUp = { accessKeyId: 'stepmill', secretAccessKey: 'stepmill' };
