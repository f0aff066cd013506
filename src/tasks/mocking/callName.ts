import type { RequestedResource } from '../../contract/task';

/** A short name for a Resource: `lambda:invoke`, `aws-sdk:s3:getObject`; the ARN of a function or an activity. */
export function callName(resource: RequestedResource): string {
  return resource.kind === 'integration' ? `${resource.resourceType}:${resource.resource}` : resource.arn;
}
