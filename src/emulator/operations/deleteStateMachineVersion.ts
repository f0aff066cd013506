import { ServiceError } from '../../errors/ServiceError';
import { isVersionNumber, parseStateMachineArn } from '../store/arns';
import { validationException } from './exceptions';
import { LongArn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Deletes a version, but not its executions. AWS: one that does not exist counts as deleted (recorded). */
export const deleteStateMachineVersion = {
  name: 'DeleteStateMachineVersion',
  input: { stateMachineVersionArn: required(LongArn) },
  reads: ['machines'],
  writes: ['machines'],
  answers: 'atOnce',
  right: 'states:DeleteStateMachineVersion',
  bucket: { calls: [100, 1] },
  errors: ['ConflictException', 'InvalidArn', 'ValidationException'],
  handle({ stateMachines }, { stateMachineVersionArn: arn }) {
    const { unqualified, qualifier } = parseStateMachineArn(arn);
    if (qualifier === undefined || !isVersionNumber(qualifier)) {
      // AWS's message is not known.
      throw validationException(`The ARN of a state machine version is required. Received: ${arn}`);
    }
    const machine = stateMachines.get(unqualified);
    const aliases = machine?.aliasesOf(arn) ?? [];
    if (aliases.length > 0) {
      throw new ServiceError(
        'ConflictException',
        'Version to be deleted must not be referenced by an alias. ' +
          `Current list of aliases referencing this version: [${aliases.join(', ')}]`,
      );
    }
    const version = machine?.version(arn);
    if (version !== undefined) machine!.deleteVersion(version.number);
    return {};
  },
} satisfies Operation<'DeleteStateMachineVersion'>;
