import { present } from '../../util/present';
import { ServiceError } from '../../errors/ServiceError';
import { isVersionNumber, parseStateMachineArn } from '../store/arns';
import type { MachineVersion, StateMachine } from '../store/StateMachine';
import { stateMachineDoesNotExist } from './exceptions';
import { describeLeaving } from './machine/deleteMachine';
import { describeRevision } from './machine/describeRevision';
import { IncludedData, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import type { OperationContext } from './OperationContext';
import { seconds } from './reply';

/** Describes a state machine, or one of its versions. */
export const describeStateMachine = {
  name: 'DescribeStateMachine',
  input: { stateMachineArn: required(Arn), includedData: IncludedData },
  reads: ['machines'],
  writes: [],
  answers: 'atOnce',
  right: 'states:DescribeStateMachine',
  key: { rights: ['kms:Decrypt'] },
  bucket: { calls: [200, 20] },
  errors: [
    'InvalidArn',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'StateMachineDoesNotExist',
  ],
  handle(context, { stateMachineArn: arn, includedData }) {
    const { machine, version } = findDescribed(context, arn);
    const { definition, roleArn, ...rest } = describeRevision(version?.revision ?? machine.revision, includedData);
    return present({
      stateMachineArn: arn,
      name: machine.name,
      status: machine.deleting ? ('DELETING' as const) : ('ACTIVE' as const),
      definition,
      roleArn,
      type: machine.type,
      creationDate: seconds(version?.creationDateMs ?? machine.creationDateMs),
      ...rest,
      description: version?.description,
    });
  },
} satisfies Operation<'DescribeStateMachine'>;

/**
 * The machine or version that an ARN names. Throws StateMachineDoesNotExist.
 *
 * AWS: the versions of a deleted machine are gone immediately, with the message for an existing machine (captured in
 * September 2026).
 */
function findDescribed(
  context: OperationContext,
  arn: string,
): { readonly machine: StateMachine; readonly version?: MachineVersion } {
  const { unqualified, qualifier, label } = parseStateMachineArn(arn);
  const { stateMachines } = context;
  const machine = stateMachines.get(unqualified);
  if (label !== undefined) throw stateMachineDoesNotExist(arn);
  if (qualifier === undefined) {
    const found = machine ?? describeLeaving(context, arn);
    if (found === undefined) throw stateMachineDoesNotExist(arn);
    return { machine: found };
  }
  const version = machine?.version(arn);
  if (machine !== undefined && version !== undefined) return { machine, version };
  const hadVersions = machine !== undefined || stateMachines.wasRemoved(unqualified);
  if (hadVersions && isVersionNumber(qualifier))
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Version Does Not Exist: '${arn}'`);
  throw stateMachineDoesNotExist(arn);
}
