import type { RequestedResource } from '../../../language/asl/resource';
import { RuntimeError } from '../../../errors/StatesError';
import { isArray, isObject, member, toCompactText, withMember, type Json, type JsonObject } from '../../../util/json';
import { forbiddenHeaders } from '../http/forbiddenHeaders';
import type { IntegrationResource } from '../Integration';
import { checkParameters } from './checkParameters';

/**
 * A task's effective parameters as they are scheduled. Throws RuntimeError for what AWS refuses before anything is
 * scheduled.
 *
 * AWS: ecs:runTask.sync says who has started the task.
 */
export function prepareParameters(resource: RequestedResource, parameters: Json): Json {
  if (resource.kind !== 'integration') return parameters;
  const faults = faultsOf(resource, parameters);
  if (faults.length > 0) {
    throw new RuntimeError(
      `The Parameters '${toCompactText(parameters)}' could not be used to start the Task: [${faults.join(', ')}]`,
    );
  }
  const startedBy = resource.resourceType === 'ecs' && resource.resource === 'runTask.sync';
  return startedBy && isObject(parameters) ? withMember(parameters, 'StartedBy', 'AWS Step Functions') : parameters;
}

function faultsOf(resource: IntegrationResource, parameters: Json): readonly string[] {
  const given = isObject(parameters) ? parameters : {};
  if (resource.resourceType === 'apigateway') return apiGatewayFaults(given);
  if (resource.resourceType === 'http') return headerFaults('http', given);
  return resource.awsSdk ? checkParameters(resource, parameters).map(({ message }) => message) : [];
}

/** AWS: each header of apigateway:invoke has an array of values. */
function apiGatewayFaults(given: JsonObject): readonly string[] {
  const headers = member(given, 'Headers') ?? null;
  if (headers !== null && !(isObject(headers) && Object.values(headers).every(isArray))) {
    return ["The value of the field 'Headers' has an invalid format"];
  }
  return headerFaults('apigateway', given);
}

function headerFaults(service: 'http' | 'apigateway', given: JsonObject): readonly string[] {
  const headers = member(given, 'Headers');
  const names = forbiddenHeaders(service, Object.keys(isObject(headers) ? headers : {}));
  return names.length === 0 ? [] : [`The 'Headers' field contains unsupported values: [${names.join(', ')}]`];
}
