import type { TaskResource } from '../../language/asl/resource';
import { findService } from '../awsServices/awsServices';
import { sdkServiceNames } from '../awsServices/serviceNames';
import { findServiceSchema } from '../schemas/serviceSchema';
import { nearest } from '../../util/nearest';
import { isTypo } from './misspeltAction';

/** A service or an action behind `aws-sdk:` that is not known here. */
export interface UnknownAction {
  /** `@aws-sdk/client-s3 3.1000.0 has no action 'getObjct'`; it may be newer. */
  readonly reason: string;
  /** What was probably meant: `aws-sdk:s3:getObject`. */
  readonly meant: string | undefined;
  /** Whether it is so near to an action that it is taken for that one, misspelt. */
  readonly misspelt: boolean;
}

/**
 * What is wrong with the name of an SDK integration; `undefined` if it is known, or cannot be checked.
 *
 * AWS refuses a service or an action that it does not have. New ones come every month, so that only what is nearly an
 * action of the installed client package is misspelt for sure.
 */
export function unknownAction(resource: TaskResource): UnknownAction | undefined {
  if (resource.kind !== 'integration' || !resource.awsSdk) return undefined;
  const { service, action } = resource;
  const found = findServiceSchema(service);
  if (found.schema === undefined)
    return isKnownService(service) ? undefined : unknownService(service, action, found.reason);
  const { schema } = found;
  // Whether AWS writes `describeDBInstances` or `describeDbInstances` is not asked here.
  const wanted = action.toLowerCase();
  if (schema.action(action) !== undefined || schema.actions.some((name) => name.toLowerCase() === wanted))
    return undefined;
  const misspelt = schema.actions.find((name) => !differsInPlural(action, name) && isTypo(action, name));
  const meant = misspelt ?? nearest(action, schema.actions);
  return {
    reason: `${schema.package.name} ${schema.package.version} has no action '${action}'`,
    meant: meant && `aws-sdk:${service}:${meant}`,
    misspelt: misspelt !== undefined,
  };
}

function isKnownService(service: string): boolean {
  return sdkServiceNames.includes(service) || findService(service, true) !== undefined;
}

function unknownService(service: string, action: string, why: string): UnknownAction {
  const meant = nearest(service, sdkServiceNames);
  return {
    reason: `no service '${service}' is known here, and ${why}`,
    meant: meant && `aws-sdk:${meant}:${action}`,
    misspelt: false,
  };
}

/** `getJob` and `getJobs` may both be there. */
function differsInPlural(one: string, other: string): boolean {
  const bare = (name: string): string => name.replace(/s(?=[A-Z]|\d|$)/g, '');
  return bare(one) === bare(other);
}
