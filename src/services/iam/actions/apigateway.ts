import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling API Gateway" of the Step Functions guide. */
export const apigatewayNeeds: ServiceNeeds = {
  own({ resource: { action, awsSdk }, parameters, place: { partition, region, accountId } }) {
    if (awsSdk || action !== 'invoke') return undefined;
    // AWS: a call without authorisation is not signed, so no policy of the role applies.
    if ((textParameter(parameters, 'AuthType') ?? 'NO_AUTH') === 'NO_AUTH') return [];
    const endpoint = textParameter(parameters, 'ApiEndpoint') ?? atRunTime;
    const api = /^([a-z0-9]+)\.execute-api\./.exec(endpoint)?.[1];
    const stage = textParameter(parameters, 'Stage') ?? '$default';
    const path = (textParameter(parameters, 'Path') ?? '').replace(/^\//, '');
    const method = textParameter(parameters, 'Method') ?? atRunTime;
    const arn = `arn:${partition}:execute-api:${region}:${accountId}:${api ?? atRunTime}/${stage}/${method}/${path}`;
    return [{ action: 'execute-api:Invoke', resources: [arn], reason: 'calls the API' }];
  },
};
