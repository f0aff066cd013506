import { parseStateMachineArn } from '../store/arns';
import { referencedResourceNotFound } from './exceptions';
import { Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Deletes an alias. AWS: one that does not exist counts as deleted, as long as its machine exists (recorded). */
export const deleteStateMachineAlias = {
  name: 'DeleteStateMachineAlias',
  input: { stateMachineAliasArn: required(Arn) },
  reads: ['machines'],
  writes: ['machines'],
  answers: 'atOnce',
  right: 'states:DeleteStateMachineAlias',
  bucket: { calls: [100, 1] },
  errors: ['ConflictException', 'InvalidArn', 'ResourceNotFound', 'ValidationException'],
  handle({ stateMachines }, { stateMachineAliasArn }) {
    const { unqualified, qualifier = '' } = parseStateMachineArn(stateMachineAliasArn);
    const machine = stateMachines.get(unqualified);
    if (machine === undefined) throw referencedResourceNotFound();
    machine.deleteAlias(qualifier);
    return {};
  },
} satisfies Operation<'DeleteStateMachineAlias'>;
