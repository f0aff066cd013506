import { statesIn, resourceOf } from '../../language/asl/walk';
import { logActions } from '../../services/iam/actions/machineNeeds';
import { neededActions } from '../../services/iam/actions/neededActions';
import type { NeededAction } from '../../services/iam/actions/NeededAction';
import type { Enforcement } from '../../tasks/answering/denials/Enforcement';
import { isObject, parseJson } from '../../util/json';
import { partitionOf } from '../../util/partitionOf';
import { logDestinationRefusal, managedRuleRefusal } from '../operations/machine/roleChecks';
import type { Resources } from '../operations/OperationContext';
import { stateMachineArn, type Scope } from '../store/arns';

/**
 * Throws AccessDeniedException if a machine is saved with a role that lacks what AWS checks then: the rule for `.sync`
 * jobs, and access to a log destination. Throws HarnessError if the files do not tell. `input` has not been checked yet.
 */
export function enforceRole(
  enforced: Enforcement,
  stateMachines: Pick<Resources['stateMachines'], 'get'> | undefined,
  given: unknown,
  caller: Scope,
): void {
  const input = (given ?? {}) as Readonly<Record<string, unknown>>;
  const machine = stateMachines?.get(String(input['stateMachineArn']));
  const saved = machine?.revision;
  const { roleArn = saved?.roleArn, definition = saved?.definition, loggingConfiguration } = input;
  if (typeof roleArn !== 'string' || typeof definition !== 'string') return;
  const stateMachineName = machine?.name ?? String(input['name']);
  const asking = {
    roleArn,
    stateMachineName,
    stateMachineArn: stateMachineArn(caller, stateMachineName),
    subject: 'the creation',
  };
  if (enforced.firstDenied(rulesOf(definition, caller, asking.stateMachineArn), asking))
    throw managedRuleRefusal(roleArn);
  const { level = 'OFF' } = (loggingConfiguration ?? {}) as Readonly<Record<string, unknown>>;
  const logging = logActions.map((action) => ({ action, resources: ['*'] }));
  if (level !== 'OFF' && enforced.firstDenied(logging, asking)) throw logDestinationRefusal();
}

/** What a definition needs when it is saved. Text that is no definition needs nothing: it is rejected anyway. */
function rulesOf(text: string, { accountId, region }: Scope, arn: string): readonly NeededAction[] {
  if (!text.includes('.sync')) return [];
  const definition = jsonIn(text);
  if (!isObject(definition)) return [];
  const place = { partition: partitionOf(region), accountId, region };
  return statesIn(definition).flatMap((state) => {
    const resource = resourceOf(state);
    if (resource === undefined) return [];
    const needs = neededActions({ resource, parameters: {}, place, stateMachineArn: arn });
    return needs.filter(({ when, doubt }) => when === 'create' && doubt === undefined);
  });
}

function jsonIn(text: string): ReturnType<typeof parseJson> | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
