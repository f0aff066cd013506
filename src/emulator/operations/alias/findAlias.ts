import type { ServiceError } from '../../../errors/ServiceError';
import { parseStateMachineArn } from '../../store/arns';
import type { MachineAlias, StateMachine } from '../../store/StateMachine';
import { referencedResourceNotFound } from '../exceptions';
import type { Resources } from '../OperationContext';

/** The alias with this ARN and its machine. `notFound`: thrown when there is none. Throws InvalidArn, too. */
export function findAlias(
  { stateMachines }: Resources,
  arn: string,
  notFound: (arn: string) => ServiceError = referencedResourceNotFound,
): { machine: StateMachine; alias: MachineAlias } {
  const { unqualified, qualifier } = parseStateMachineArn(arn);
  const machine = stateMachines.get(unqualified);
  const alias = machine?.aliases.get(qualifier ?? '');
  if (machine === undefined || alias === undefined) throw notFound(arn);
  return { machine, alias };
}
