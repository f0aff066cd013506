import type { DeclaredDelivery } from '../../../../contract/starts/DeclaredDelivery';
import { isObject, member, parseJson } from '../../../../util/json';
import type { TargetFailure } from '../../rules/StartedTarget';

/** The machine and input that a target of Scheduler starts. */
export interface SchedulerCall {
  readonly target: DeclaredDelivery;
  readonly input: string | { readonly failure: TargetFailure };
  /** The name of the execution, if the target sets it. */
  readonly name?: string;
}

/** AWS: `arn:aws:scheduler:::aws-sdk:SERVICE:ACTION` (guide, "Using universal targets"). */
const startExecution = /^arn:[^:]*:scheduler:::aws-sdk:sfn:startExecution$/;

/** The machine and input of a target. A universal target has both in its own input, as parameters of StartExecution. */
export function schedulerCall(target: DeclaredDelivery, input: string): SchedulerCall {
  if (!startExecution.test(target.arn)) return { target, input };
  const parameters = parseJson(input);
  const textOf = (name: string): string | undefined => {
    const value = isObject(parameters) ? member(parameters, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const arn = textOf('StateMachineArn');
  const name = textOf('Name');
  if (arn === undefined)
    return {
      target,
      input: { failure: { code: 'INVALID_PARAMETER', message: 'The Input of the target has no StateMachineArn.' } },
    };
  // AWS: StartExecution's own default.
  return { target: { ...target, arn }, input: textOf('Input') ?? '{}', ...(name !== undefined && { name }) };
}
