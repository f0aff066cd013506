import type { RequestedResource } from '../../../language/asl/resource';
import { RuntimeError } from '../../../errors/StatesError';
import { isObject, toCompactText, type Json, type JsonObject } from '../../../util/json';
import { findOptimised } from '../../awsServices/awsServices';
import type { IntegrationResource } from '../../awsServices/AwsService';
import { checkParameters, startFault } from './checkParameters';

/**
 * A task's effective parameters as they are scheduled. Throws RuntimeError for what AWS refuses before anything is
 * scheduled.
 */
export function prepareParameters(resource: RequestedResource, parameters: Json): Json {
  if (resource.kind !== 'integration') return parameters;
  const action = findOptimised(resource);
  const given = isObject(parameters) ? parameters : {};
  const faults = resource.awsSdk
    ? checkParameters(resource, parameters).map(({ message }) => message)
    : (action?.startFaults?.(given) ?? optimisedFaults(resource, given));
  if (faults.length > 0) {
    throw new RuntimeError(
      `The Parameters '${toCompactText(parameters)}' could not be used to start the Task: [${faults.join(', ')}]`,
    );
  }
  return action?.scheduled !== undefined && isObject(parameters) ? action.scheduled(parameters, resource) : parameters;
}

function optimisedFaults(resource: IntegrationResource, given: JsonObject): readonly string[] {
  const fault = startFault(resource, given);
  return fault === undefined ? [] : [fault];
}
