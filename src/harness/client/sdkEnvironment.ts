import type { SFNClientConfig } from '@aws-sdk/client-sfn';

/**
 * The variables that point AWS SDKs and the AWS CLI to an emulator. Only Step Functions is redirected; other services
 * are not affected.
 *
 * Keys in variables hide those of files: where the user names a file of keys, it is there in their place.
 *
 * @param keysFile `AWS_SHARED_CREDENTIALS_FILE` of the user, if the account need not be known by the key
 */
export function sdkEnvironment(
  identity: ClientIdentity & { accessKeyId: string; endpoint: string },
  keysFile?: string,
): { [name: string]: string } {
  const { endpoint, region, accessKeyId } = identity;
  return {
    AWS_ENDPOINT_URL_SFN: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Else StartSyncExecution and TestState go to `sync-127.0.0.1`.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    ...(keysFile
      ? { AWS_SHARED_CREDENTIALS_FILE: keysFile }
      : { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: 'stepmill' }),
  };
}

/** Who a client is, and where: see `clientConfig`. */
interface ClientIdentity {
  readonly region: string;
  /** Twelve digits: the account that the client acts in. */
  readonly accessKeyId: string | (() => Promise<string>);
  readonly endpoint?: string | undefined;
}

/**
 * The configuration of an SDK client for an emulator. Without `disableHostPrefix`, StartSyncExecution and TestState
 * would go to `sync-<host>`. Nothing is retried: the second answer would be the same.
 */
export function clientConfig({ region, accessKeyId, endpoint }: ClientIdentity): SFNClientConfig {
  return {
    region,
    // A client that is answered in this process needs some endpoint nevertheless.
    endpoint: endpoint ?? 'http://stepmill.invalid',
    credentials: async () => ({
      accessKeyId: typeof accessKeyId === 'string' ? accessKeyId : await accessKeyId(),
      secretAccessKey: 'stepmill',
    }),
    disableHostPrefix: true,
    maxAttempts: 1,
  };
}
