import { isArray, isObject, member } from '../../../util/json';
import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

export const eventbridgeNeeds: ServiceNeeds = {
  resources({ resource: { action }, parameters, place: { partition, region, accountId } }) {
    if (action !== 'putEvents') return undefined;
    const entries = member(parameters, 'Entries');
    if (!isArray(entries)) return [atRunTime];
    const buses = entries.map((entry) => {
      if (!isObject(entry)) return atRunTime;
      const name = textParameter(entry, 'EventBusName') ?? 'default';
      return name === atRunTime || name.startsWith('arn:')
        ? name
        : `arn:${partition}:events:${region}:${accountId}:event-bus/${name}`;
    });
    return [...new Set(buses)];
  },
};
