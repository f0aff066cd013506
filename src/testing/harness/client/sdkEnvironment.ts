import type { ClientIdentity } from './clientConfig';

/**
 * The variables that bring any AWS SDK, and the AWS CLI, to an emulator. Only Step Functions is redirected: other
 * services stay where the environment has them.
 */
export function sdkEnvironment(identity: ClientIdentity & { accessKeyId: string; endpoint: string }): {
  [name: string]: string;
} {
  const { endpoint, region, accessKeyId } = identity;
  return {
    AWS_ENDPOINT_URL_SFN: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'stepmill',
  };
}
