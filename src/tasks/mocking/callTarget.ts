import type { TaskRequest } from '../../language/asl/task';
import type { Json } from '../../util/json';
import type { TargetKind } from '../awsServices/AwsService';
import { canonicalService } from '../awsServices/awsServices';
import { parseFunctionName } from '../awsServices/functionName';
import { targetOf } from '../awsServices/serviceCalls';
import { lastPart } from '../awsServices/targets';

/** Whom a task calls: the service and action, and the function, queue … by name when it names one. */
interface CallTarget {
  /** One name a service, however the Resource spells it: `sfn` for `states`, `eventbridge` for `events`. */
  readonly service: string;
  readonly action: string;
  readonly kind?: TargetKind;
  readonly name?: string;
  /** Version or alias of a function. */
  readonly qualifier?: string | undefined;
  /** What the named thing itself gets: the function's event, the message's body, the child's input. */
  readonly received: Json;
}

/** One request is asked about by many scripts in a row: the last one is remembered. */
let last: TaskRequest | undefined;
let lastTarget: CallTarget | undefined;

/** Whom a task calls. */
export function callTarget(request: TaskRequest): CallTarget {
  if (request !== last) {
    lastTarget = read(request);
    last = request;
  }
  return lastTarget!;
}

function read({ resource, parameters }: TaskRequest): CallTarget {
  switch (resource.kind) {
    case 'lambdaFunction': {
      const { name, qualifier } = parseFunctionName(resource.arn);
      return { service: 'lambda', action: 'invoke', kind: 'function', name, qualifier, received: parameters };
    }
    case 'composite':
      return { service: resource.arn, action: '', received: parameters };
    case 'activity':
      return { service: 'activity', action: '', kind: 'activity', name: lastPart(resource.arn), received: parameters };
    case 'integration': {
      const service = canonicalService(resource.service);
      return { service, action: resource.action, received: parameters, ...targetOf(resource, parameters) };
    }
  }
}
