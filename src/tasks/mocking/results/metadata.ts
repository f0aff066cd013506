import type { TaskRequest } from '../../../language/asl/task';
import { plainHeaders, sdkMetadata } from '../../integrations/sdkMetadata';
import type { JsonObject } from '../../../util/json';
import { stableId } from './stableId';

/** `SdkHttpMetadata` and `SdkResponseMetadata` of an answer; nothing behind `aws-sdk:`, where AWS shows none. */
export function metadata(request: TaskRequest, contentType = 'application/x-amz-json-1.0'): JsonObject {
  if (isSdk(request)) return {};
  const requestId = stableId(request, 'request');
  return sdkMetadata({ statusCode: 200, requestId, headers: plainHeaders(requestId, '', contentType, request.now) });
}

/** Whether the task uses the generic integration. */
export function isSdk({ resource }: TaskRequest): boolean {
  return resource.kind === 'integration' && resource.awsSdk;
}
