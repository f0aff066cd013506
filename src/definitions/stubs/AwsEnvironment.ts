import { partitionOf } from '../../util/partitionOf';

/** Where the definitions are assumed to be deployed: the region, account and partition in the ARNs. */
export interface AwsEnvironment {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

export function deploymentOf(account = '123456789012', region = 'us-east-1'): AwsEnvironment {
  return { account, region, partition: partitionOf(region) };
}

/** `arn:aws:sqs:us-east-1:123456789012:Orders` */
export function arnOf({ partition, region, account }: AwsEnvironment, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
