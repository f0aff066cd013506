import { didYouMean } from '../../util/nearest';
import { parseStateMachineArn } from '../store/arns';
import type { StateMachines } from '../store/StateMachines';

/**
 * Why the state machine, version or alias of an ARN is not here, in a sentence for a tester; `undefined` when it was, and
 * has been deleted, and for what is no ARN at all: then AWS's answer is the same everywhere.
 */
export function whyNoMachine(machines: StateMachines, stateMachineArn: string): string | undefined {
  const [placeholder, token] = /\$\{([^}]*)\}/.exec(stateMachineArn) ?? [];
  if (placeholder !== undefined)
    return (
      `Nothing stands for ${placeholder} in the definition. Give it a value: ` +
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
      `The state machine '${name}' is here as ${namesake.arn}, and was looked for as ${stateMachineArn}. ` +
      'The account and the region are options: stepmill({ accountId, region }).'
    );
  const names = all.map((other) => other.name);
  const hint = didYouMean(name, names) ?? `Here are: ${names.map((other) => `'${other}'`).join(', ')}.`;
  return `There is no state machine '${name}'. ${hint}`;
}
