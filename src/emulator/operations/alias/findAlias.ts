import type { ServiceError } from '../../../errors/ServiceError';
import { parseStateMachineArn, isVersionNumber } from '../../store/arns';
import type { MachineAlias, StateMachine, Route } from '../../store/StateMachine';
import { referencedResourceNotFound, stateMachineDeleting, validationException } from '../exceptions';
import type { Resources } from '../OperationContext';

/** The alias with this ARN and its machine. `notFound`: thrown if it is missing. Throws InvalidArn, too. */
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

/**
 * The machine of a routing configuration. Throws ValidationException unless it names versions of one machine, each
 * once, with weights that add up to 100; ResourceNotFound for a machine or version that does not exist.
 */
export function checkRouting({ stateMachines }: Resources, routes: readonly Route[]): StateMachine {
  const arns = routes.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  const received = `Received: [${arns.join(', ')}]`;
  if (!arns.every(isVersionArn)) refuse(`Routing configuration must contain state machine version ARNs. ${received}`);
  const [first, ...others] = arns.map((arn) => parseStateMachineArn(arn).unqualified) as [string, ...string[]];
  if (others.some((other) => other !== first)) {
    refuse(`Routing configuration must contain state machine version ARNs for the same state machine. ${received}`);
  }
  if (new Set(arns).size < arns.length) {
    refuse(`Routing configuration must contain distinct state machine version ARNs. ${received}`);
  }
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    refuse(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
  }
  const machine = stateMachines.get(first);
  if (machine === undefined || !arns.every((arn) => machine.version(arn))) throw referencedResourceNotFound();
  if (machine.deleting) throw stateMachineDeleting(first);
  return machine;
}

function isVersionArn(arn: string): boolean {
  try {
    return isVersionNumber(parseStateMachineArn(arn).qualifier ?? '');
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw validationException(message, 'INVALID_ROUTING_CONFIGURATION');
}
