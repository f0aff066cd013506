import { ServiceError } from '../../errors/ServiceError';
import { findActiveMachine } from './machine/findMachine';
import { publishVersion } from './machine/publishVersion';
import { Arn, RevisionId, VersionDescription } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

/**
 * Publishes the current revision as a version.
 *
 * AWS: publishing it again returns the existing version and ignores the new description (recorded 2026).
 */
export const publishStateMachineVersion = {
  name: 'PublishStateMachineVersion',
  input: {
    stateMachineArn: required(Arn),
    revisionId: RevisionId,
    description: VersionDescription,
  },
  reads: ['machines'],
  writes: ['machines'],
  answers: 'atOnce',
  right: 'states:PublishStateMachineVersion',
  bucket: { calls: [100, 1] },
  errors: [
    'ConflictException',
    'InvalidArn',
    'ServiceQuotaExceededException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'ValidationException',
  ],
  handle(context, { stateMachineArn, revisionId, description }) {
    const machine = findActiveMachine(context, stateMachineArn);
    const current = machine.revision.revisionId ?? 'INITIAL';
    if (revisionId !== undefined && revisionId !== current) {
      throw new ServiceError(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${revisionId}. ` +
          `The current State Machine revision is ${current}.`,
      );
    }
    const version = publishVersion(machine, description, context.engine.now());
    return { creationDate: seconds(version.creationDateMs), stateMachineVersionArn: version.arn };
  },
} satisfies Operation<'PublishStateMachineVersion'>;
