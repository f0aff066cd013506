import type { Execution } from '../../engine/executions/Execution';
import type { ChildDescription } from '../../services/states';
import type { ChildExecution, ChildRequest } from '../../tasks/integrations/IntegrationIo';
import { redriveStatus } from '../operations/execution/redriveStatus';
import type { Caller, Resources } from '../operations/OperationContext';
import { invariant } from '../../errors/invariant';
import { toText } from '../../util/json';
import { parseArn, parseStateMachineArn } from '../store/arns';
import { didYouMean } from '../../util/nearest';
import type { StateMachines } from '../store/StateMachines';

/** Calls an operation of the service. */
type Call = (name: string, input: object, caller: Caller) => unknown;

/** StartExecution by a task of another execution: the child shares its parent's timeline. */
export function startChild(call: Call, resources: Resources, start: ChildRequest): ChildExecution {
  const { parentExecutionArn, ...input } = start;
  const parent = resources.engine.executions.get(parentExecutionArn);
  const { accountId, region } = parseArn(parentExecutionArn, 'execution', 'express');
  const { executionArn } = call('StartExecution', input, { accountId, region, parent }) as { executionArn: string };
  const child = resources.engine.executions.get(executionArn);
  invariant(child, `the execution ${executionArn} that was just started is there`);
  return childExecution(resources, child);
}

/** A child execution as the task that started it sees it. */
export function childExecution(resources: Resources, child: Execution): ChildExecution {
  return {
    executionArn: child.arn,
    startDateMs: child.startDate,
    onEnd: (listener) => child.onEnd(listener),
    stop: (cause) => child.stop(undefined, cause),
    describe: () => describe(resources, child),
  };
}

function describe(resources: Resources, child: Execution): ChildDescription {
  const { arn, stateMachineArn, aliasArn, versionArn, name, status, startDate, stopDate, output, error, cause } = child;
  return {
    executionArn: arn,
    stateMachineArn,
    stateMachineAliasArn: aliasArn,
    stateMachineVersionArn: versionArn,
    name,
    status,
    startDateMs: startDate,
    stopDateMs: stopDate,
    input: child.start.inputText,
    output: output === undefined ? undefined : toText(output),
    error,
    cause,
    redriveCount: child.redriveCount ?? 0,
    ...redriveStatus(resources, child),
  };
}

/**
 * Why the state machine, version or alias of an ARN does not exist here, as a sentence for a tester. `undefined` if it
 * was deleted, and for anything but an ARN: AWS's error is then right everywhere.
 */
export function whyNoMachine(machines: StateMachines, stateMachineArn: string): string | undefined {
  const [placeholder, token] = /\$\{([^}]*)\}/.exec(stateMachineArn) ?? [];
  if (placeholder !== undefined)
    return (
      `The definition has no value for ${placeholder}. Give it one: ` +
      `sfn.stateMachine(definition, { substitutions: { ${token}: 'arn:aws:states:…' } }).`
    );
  if (!/^arn:[^:]*:states:[^:]*:[^:]*:stateMachine:[^:/#]/.test(stateMachineArn)) return undefined;
  const { unqualified, qualifier, name } = parseStateMachineArn(stateMachineArn.split('#', 1)[0]!);
  const machine = machines.get(unqualified);
  if (machine !== undefined && qualifier !== undefined)
    return machine.hadQualifier(qualifier)
      ? undefined
      : `The state machine '${name}' is here, but it has no version or alias '${qualifier}'. Publish it with sfn.client().`;
  if (machines.wasRemoved(unqualified)) return undefined;
  const all = [...machines.all()];
  const namesake = all.find((other) => other.name === name);
  if (namesake !== undefined)
    return (
      `The state machine '${name}' exists as ${namesake.arn}, but ${stateMachineArn} was called. ` +
      'The account and the region are options: stepmill({ accountId, region }).'
    );
  const names = all.map((other) => other.name);
  const hint = didYouMean(name, names) ?? `Here are: ${names.map((other) => `'${other}'`).join(', ')}.`;
  return `There is no state machine '${name}'. ${hint}`;
}
