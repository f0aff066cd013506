import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

export const secretsmanagerNeeds: ServiceNeeds = {
  resources({ resource: { action }, parameters, place: { partition, region, accountId } }) {
    if (action === 'listSecrets' || action === 'getRandomPassword' || action === 'batchGetSecretValue') return ['*'];
    const id = textParameter(parameters, 'SecretId') ?? textParameter(parameters, 'Name') ?? atRunTime;
    if (id === atRunTime || id.startsWith('arn:')) return [id];
    // AWS: the ARN of a secret ends with a hyphen and six random characters.
    return [`arn:${partition}:secretsmanager:${region}:${accountId}:secret:${id}-??????`];
  },
};
