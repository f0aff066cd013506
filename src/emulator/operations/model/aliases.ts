import { Arn } from './names';
import { integer, list, required, structure } from './shapes';

export const RoutingConfigurationListItem = structure('RoutingConfigurationListItem', {
  stateMachineVersionArn: required(Arn),
  weight: required(integer({ min: 0, max: 100 })),
});

export const RoutingConfigurationList = list(RoutingConfigurationListItem, { min: 1, max: 2 });
