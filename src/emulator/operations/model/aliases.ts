import { Arn } from './names';
import { integer, arrayOf, required, structure } from './shapes';

export const RoutingConfigurationListItem = structure('RoutingConfigurationListItem', {
  stateMachineVersionArn: required(Arn),
  weight: required(integer({ min: 0, max: 100 })),
});

export const RoutingConfigurationList = arrayOf(RoutingConfigurationListItem, { min: 1, max: 2 });
