import { isDeepStrictEqual } from 'node:util';
import { ServiceError } from '../../errors/ServiceError';
import { checkRouting } from './alias/findAlias';
import { serviceQuotaExceeded } from './exceptions';
import { RoutingConfigurationList, AliasDescription, CharacterRestrictedName } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

const maxAliases = 100;

/** Creates an alias of one or two versions; a second call with the same arguments returns the first result. */
export const createStateMachineAlias = {
  name: 'CreateStateMachineAlias',
  input: {
    description: AliasDescription,
    name: required(CharacterRestrictedName),
    routingConfiguration: required(RoutingConfigurationList),
  },
  reads: ['machines'],
  writes: ['machines'],
  answers: 'atOnce',
  right: 'states:CreateStateMachineAlias',
  bucket: { calls: [100, 1] },
  errors: [
    'ConflictException',
    'InvalidArn',
    'InvalidName',
    'ResourceNotFound',
    'ServiceQuotaExceededException',
    'StateMachineDeleting',
    'ValidationException',
  ],
  handle(context, { name, description, routingConfiguration: routes }) {
    const machine = checkRouting(context, routes);
    const existing = machine.aliases.get(name);
    if (existing === undefined && machine.aliases.size >= maxAliases) {
      // AWS's message is not known.
      throw serviceQuotaExceeded(
        `The state machine '${machine.arn}' has ${maxAliases} aliases, which is the most it may have.`,
      );
    }
    if (existing && !(existing.description === description && isDeepStrictEqual(existing.routes, routes))) {
      throw new ServiceError(
        'ConflictException',
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      );
    }
    const alias = existing ?? machine.createAlias(name, description, routes, context.engine.now());
    return { stateMachineAliasArn: alias.arn, creationDate: seconds(alias.creationDateMs) };
  },
} satisfies Operation<'CreateStateMachineAlias'>;
