import type { AwsService } from './AwsService';

/** Services that are only called with `aws-sdk:`, about which more is known than their API; by their names there. */
export const sdkServices: Readonly<Record<string, AwsService>> = {
  cloudformation: { id: 'CloudFormation', unlisted: ['ValidationError'], actions: {} },
  ec2: {
    id: 'EC2',
    // AWS: all its errors are `Ec2.Ec2Exception`.
    listed: [],
    denial: { code: 'UnauthorizedOperation', statusCode: 403 },
    actions: {},
  },
  iam: {
    id: 'IAM',
    statuses: { NoSuchEntity: 404, EntityAlreadyExists: 409, DeleteConflict: 409, LimitExceeded: 409 },
    actions: {},
  },
  kinesis: { id: 'Kinesis', wholeNumbers: true, actions: {} },
  kms: {
    id: 'KMS',
    actions: {},
  },
  secretsmanager: {
    id: 'Secrets Manager',
    unlisted: ['Validation'],
    wholeNumbers: true,
    actions: {},
  },
  sts: { id: 'STS', wholeNumbers: true, actions: {} },
};
