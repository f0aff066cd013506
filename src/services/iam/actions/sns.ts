import { textParameter } from '../../parameters';
import type { ServiceNeeds } from './ServiceNeeds';

export const snsNeeds: ServiceNeeds = {
  resources({ resource: { action }, parameters }) {
    if (action !== 'publish') return undefined;
    const topic = textParameter(parameters, 'TopicArn') ?? textParameter(parameters, 'TargetArn');
    // AWS: an SMS to a phone number has no topic.
    if (topic === undefined) return textParameter(parameters, 'PhoneNumber') === undefined ? undefined : ['*'];
    return [topic];
  },
};
