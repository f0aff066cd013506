import type { ArnPlace } from '../awsServices/AwsService';

/** Where an execution (or whatever has this ARN) lives. */
export function placeOf(arn: string): ArnPlace {
  const [, partition = 'aws', , region = '', accountId = ''] = arn.split(':');
  return { partition, region, accountId };
}
