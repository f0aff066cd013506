/** The parts of an ARN: `arn:aws:states:us-east-1:123456789012:…`. */
interface ArnPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** Where an execution (or whatever has this ARN) lives. */
export function placeOf(arn: string): ArnPlace {
  const [, partition = 'aws', , region = '', accountId = ''] = arn.split(':');
  return { partition, region, accountId };
}
