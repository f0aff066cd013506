import { present } from '../../util/present';
import { ServiceError } from '../../errors/ServiceError';
import { isVersionNumber, parseStateMachineArn } from '../store/arns';
import { stateMachineDoesNotExist } from './exceptions';
import { describeRevision } from './machine/describeRevision';
import { IncludedData, Arn } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';
import { seconds } from './reply';

/** Describes a state machine, or one of its versions. */
export const describeStateMachine = operation('DescribeStateMachine', {
  input: { stateMachineArn: required(Arn), includedData: IncludedData },
  handle({ stateMachines }, { stateMachineArn: arn, includedData }) {
    const { unqualified, qualifier, label } = parseStateMachineArn(arn);
    const machine = stateMachines.get(unqualified);
    if (machine === undefined || label !== undefined) throw stateMachineDoesNotExist(arn);
    const version = qualifier === undefined ? undefined : machine.version(arn);
    if (qualifier !== undefined && version === undefined) {
      if (!isVersionNumber(qualifier)) throw stateMachineDoesNotExist(arn);
      throw new ServiceError('StateMachineDoesNotExist', `State Machine Version Does Not Exist: '${arn}'`);
    }
    const { definition, roleArn, ...rest } = describeRevision(version?.revision ?? machine.revision, includedData);
    return present({
      stateMachineArn: arn,
      name: machine.name,
      status: machine.deleting ? 'DELETING' : 'ACTIVE',
      definition,
      roleArn,
      type: machine.type,
      creationDate: seconds(version?.creationDateMs ?? machine.creationDateMs),
      ...rest,
      description: version?.description,
    });
  },
});
