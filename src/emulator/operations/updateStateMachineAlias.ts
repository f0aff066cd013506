import { present } from '../../util/present';
import { findAlias, checkRouting } from './alias/findAlias';
import { referencedResourceNotFound, validationException } from './exceptions';
import { RoutingConfigurationList, AliasDescription, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

/** Changes the routing of an alias, or its description. */
export const updateStateMachineAlias = {
  name: 'UpdateStateMachineAlias',
  input: {
    stateMachineAliasArn: required(Arn),
    description: AliasDescription,
    routingConfiguration: RoutingConfigurationList,
  },
  reads: ['machines'],
  writes: ['machines'],
  answers: 'atOnce',
  right: 'states:UpdateStateMachineAlias',
  bucket: { calls: [100, 1] },
  errors: ['ConflictException', 'InvalidArn', 'ResourceNotFound', 'StateMachineDeleting', 'ValidationException'],
  handle(context, { stateMachineAliasArn, description, routingConfiguration: routes }) {
    if (description === undefined && routes === undefined) {
      throw validationException('Either description or routing configuration must be specified');
    }
    const { machine, alias } = findAlias(context, stateMachineAliasArn);
    if (routes !== undefined && checkRouting(context, routes) !== machine) throw referencedResourceNotFound();
    const now = context.engine.now();
    machine.updateAlias(alias, present({ description, routes }), now);
    return { updateDate: seconds(now) };
  },
} satisfies Operation<'UpdateStateMachineAlias'>;
