import type { IntegrationResource } from '../../AwsService';
import type { NeededAction, NeededWhen, TaskCall } from './NeededAction';

/** A call of a service, optimised or not. Parameters that only run time knows have `atRunTime` as value. */
export interface IntegrationCall extends Pick<TaskCall, 'parameters' | 'place' | 'stateMachineArn'> {
  readonly resource: IntegrationResource;
}

/** A need as a service's file gives it: strings that are only known at run time are `atRunTime`. */
export interface Need extends Omit<NeededAction, 'atRunTime' | 'role' | 'when'> {
  /** Default `call`. */
  readonly when?: NeededWhen;
}

/**
 * What roles need for a service's calls beyond the general rule: an action with the name of the call, on the resource
 * that the parameters name, and for `.sync` the actions of the calls that describe and stop the job.
 */
export interface ServiceNeeds {
  /** The needs of the call itself, instead of the general rule; `undefined` if it applies. */
  own?(call: IntegrationCall): readonly Need[] | undefined;
  /** The resources of the call itself; `undefined` if the general rule applies. */
  resources?(call: IntegrationCall): readonly string[] | undefined;
  /** Other actions that the service checks with the call. */
  besides?(call: IntegrationCall): readonly Need[];
  /** What `.sync` needs, instead of the general rule. */
  follows?(call: IntegrationCall): readonly Need[] | undefined;
  /** The EventBridge rule that tells Step Functions about the end of the `.sync` job of an action. */
  readonly rules?: Readonly<Record<string, string>>;
}
