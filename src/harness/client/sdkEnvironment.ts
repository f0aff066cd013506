import type { SFNClientConfig } from '@aws-sdk/client-sfn';

/**
 * The variables that point AWS SDKs and the AWS CLI to an emulator. Only Step Functions is redirected; other services
 * are not affected.
 *
 * Keys in variables take precedence over those in files, so if the user names a credentials file, that is used instead.
 *
 * @param keysFile `AWS_SHARED_CREDENTIALS_FILE` of the user, if the key need not identify the account
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
    // Otherwise, StartSyncExecution and TestState would go to `sync-127.0.0.1`.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    ...(keysFile
      ? { AWS_SHARED_CREDENTIALS_FILE: keysFile }
      : { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: 'stepmill' }),
  };
}

/** A client's identity and location: see `clientConfig`. */
interface ClientIdentity {
  readonly region: string;
  /** Twelve digits: the account that the client acts in. */
  readonly accessKeyId: string | (() => Promise<string>);
  readonly endpoint?: string | undefined;
}

/**
 * The configuration of an SDK client for an emulator. Without `disableHostPrefix`, StartSyncExecution and TestState
 * would go to `sync-<host>`. Nothing is retried, because the second response would be the same.
 */
export function clientConfig({ region, accessKeyId, endpoint }: ClientIdentity): SFNClientConfig {
  return {
    region,
    // A client that is answered in this process still needs some endpoint.
    endpoint: endpoint ?? 'http://stepmill.invalid',
    credentials: async () => ({
      accessKeyId: typeof accessKeyId === 'string' ? accessKeyId : await accessKeyId(),
      secretAccessKey: 'stepmill',
    }),
    disableHostPrefix: true,
    maxAttempts: 1,
  };
}
