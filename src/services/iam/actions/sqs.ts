import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

export const sqsNeeds: ServiceNeeds = {
  resources({ resource: { action }, parameters, place: { partition, region, accountId } }) {
    if (action === 'listQueues') return ['*'];
    const url = textParameter(parameters, 'QueueUrl');
    if (url === undefined) {
      const name = textParameter(parameters, 'QueueName');
      return [
        name === undefined || name === atRunTime ? atRunTime : `arn:${partition}:sqs:${region}:${accountId}:${name}`,
      ];
    }
    const [, account = accountId, name] = /(?:\/(\d{12}))?\/([^/]+)$/.exec(url) ?? [];
    if (name === undefined || url === atRunTime) return [atRunTime];
    const at = /^https?:\/\/(?:sqs\.([a-z0-9-]+)\.amazonaws|([a-z0-9-]+)\.queue\.amazonaws)/.exec(url);
    return [`arn:${partition}:sqs:${at?.[1] ?? at?.[2] ?? region}:${account}:${name}`];
  },
};
