import { isArray, member } from '../../../util/json';
import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

/** Parameters of the Systems Manager. */
export const ssmNeeds: ServiceNeeds = {
  resources({ resource: { action }, parameters, place: { partition, region, accountId } }) {
    if (action === 'describeParameters') return ['*'];
    if (!/Parameters?(?:ByPath|History)?$/.test(action)) return undefined;
    const list = member(parameters, 'Names');
    const names = isArray(list)
      ? list.map((name) => (typeof name === 'string' ? name : atRunTime))
      : [textParameter(parameters, 'Name') ?? textParameter(parameters, 'Path') ?? atRunTime];
    return names.map((name) =>
      name === atRunTime || name.startsWith('arn:')
        ? name
        : `arn:${partition}:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '').replace(/:[^:/]+$/, '')}`,
    );
  },
  besides: ({ resource: { action }, parameters }) =>
    action.startsWith('getParameter') && member(parameters, 'WithDecryption') !== undefined
      ? [
          {
            action: 'kms:Decrypt',
            resources: [atRunTime],
            reason: 'decrypts the parameter',
            doubt: 'only a SecureString with a key of its own needs it',
          },
        ]
      : [],
};
