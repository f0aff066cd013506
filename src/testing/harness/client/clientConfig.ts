import type { SFNClientConfig } from '@aws-sdk/client-sfn';

/** Who a client is, and where: see `clientConfig`. */
export interface ClientIdentity {
  readonly region: string;
  /** Twelve digits: the account that the client acts in. */
  readonly accessKeyId: string | (() => Promise<string>);
  readonly endpoint?: string | undefined;
}

/**
 * What a client of the SDK must be told to speak with an emulator. Without `disableHostPrefix`, StartSyncExecution and
 * TestState would go to `sync-<host>`; and an answer is never better the second time.
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
