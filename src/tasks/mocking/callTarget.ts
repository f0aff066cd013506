import type { TaskRequest } from '../../language/asl/task';
import type { Json } from '../../util/json';
import type { TargetKind } from '../awsServices/AwsService';
import { canonicalService } from '../awsServices/awsServices';
import { parseFunctionName } from '../awsServices/functionName';
import { targetOf } from '../awsServices/serviceCalls';
import { lastPart } from '../awsServices/targets';

/** Whom a task calls: the service and action, and the function, queue … by name when it names one. */
export interface CallTarget {
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

const targets = new WeakMap<TaskRequest, CallTarget>();

/** Whom a task calls; worked out once a request. */
export function callTarget(request: TaskRequest): CallTarget {
  let target = targets.get(request);
  if (!target) targets.set(request, (target = read(request)));
  return target;
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
