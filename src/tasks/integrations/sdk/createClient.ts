import type { TaskRequest } from '../../../language/asl/task';
import { placeOf } from '../arns';
import type { Endpoint } from '../endpoints/Endpoints';
import { findClientPackage } from '../../schemas/clientPackage';

/** As much of an SDK client as is used here; the packages of all services have it. */
export interface SdkClient {
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
 * nothing asks the machine's metadata service. Only a call to AWS itself uses the SDK's own search.
 */
export function createClient(
  service: string,
  endpoint: Endpoint,
  request: Pick<TaskRequest, 'executionArn'>,
): ServiceClient | undefined {
  const exported = findClientPackage(service)?.load();
  const className = exported && Object.keys(exported).find((name) => /^[A-Z]\w*Client$/.test(name));
  if (exported === undefined || className === undefined) return undefined;
  const Client = exported[className] as Constructor<SdkClient>;
  return {
    client: new Client({ region: placeOf(request.executionArn).region, maxAttempts: 1, ...settingsFor(endpoint) }),
    command(action, input) {
      const name = `${action.slice(0, 1).toUpperCase()}${action.slice(1)}Command`;
      const Command = exported[name] as Constructor<unknown> | undefined;
      return Command && new Command(input);
    },
  };
}

function settingsFor(endpoint: Endpoint): object {
  if ('aws' in endpoint) return {};
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: sessionToken } = process.env;
  return {
    endpoint: endpoint.url,
    credentials: id && secret ? { accessKeyId: id, secretAccessKey: secret, sessionToken } : madeUpCredentials,
    disableHostPrefix: true,
    forcePathStyle: true,
    useQueueUrlAsEndpoint: false,
  };
}

const madeUpCredentials = { accessKeyId: 'stepmill', secretAccessKey: 'stepmill' };
