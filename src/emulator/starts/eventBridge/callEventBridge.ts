import { ServiceError } from '../../../errors/ServiceError';
import type { Json, JsonObject } from '../../../util/json';
import type { Starts } from '../Starts';
import { putEvents } from './putEvents';
import { testEventPattern } from './testEventPattern';

type Operation = (input: Json, starts: Starts) => JsonObject;

/** The operations of EventBridge's API that are served. */
const operations: Readonly<Record<string, Operation>> = {
  PutEvents: putEvents,
  TestEventPattern: testEventPattern,
};

/** Calls an operation of EventBridge, in wire format. Throws ServiceError. */
export function callEventBridge(starts: Starts, operation: string, input: Json): JsonObject {
  if (Object.hasOwn(operations, operation)) return operations[operation]!(input, starts);
  throw new ServiceError(
    'UnknownOperationException',
    `Stepmill does not support ${operation} of EventBridge, only ${Object.keys(operations).join(' and ')}. Rules come from ` +
      'files: stepmill start template.yaml',
  );
}
