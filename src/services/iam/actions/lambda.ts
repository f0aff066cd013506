import { member } from '../../../util/json';
import { arnIn, textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { IntegrationCall, ServiceNeeds } from './ServiceNeeds';

/**
 * AWS: an invocation of a version or alias is an action on that, not on the function: a policy for
 * `function:NAME` does not allow it ("Identity-based IAM policies for Lambda" of the Lambda guide).
 */
export const lambdaNeeds: ServiceNeeds = {
  resources({ resource, parameters, place }: IntegrationCall) {
    if (resource.action !== 'invoke') return undefined;
    const name = textParameter(parameters, 'FunctionName');
    if (name === undefined || name === atRunTime) return [atRunTime];
    const [, accountId = place.accountId, own = name] = /^(\d{12}):function:(.+)$/.exec(name) ?? [];
    const named = name.startsWith('arn:') ? name : arnIn({ ...place, accountId }, 'lambda', `function:${own}`);
    const qualifier = member(parameters, 'Qualifier');
    return [typeof qualifier === 'string' && qualifier !== '' ? `${named}:${qualifier}` : named];
  },
};
