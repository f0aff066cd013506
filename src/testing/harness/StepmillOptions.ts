import type { WorkflowType } from '../../language/asl/types';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import type { PlaceOptions } from '../places/createPlace';

/** What a harness is made with. Time skips unless something else is asked for. */
export type StepmillOptions = Pick<
  ServiceOptions,
  | 'time'
  | 'startTime'
  | 'seed'
  | 'accountId'
  | 'region'
  | 'mocks'
  | 'unmocked'
  | 'handlers'
  | 'validation'
  | 'environment'
  | 'endpoints'
  | 'connections'
> &
  PlaceOptions;

/** About a state machine, beside its definition. */
export interface MachineOptions {
  /** Default: the name in the file, else `StateMachine1`, `StateMachine2` … */
  readonly name?: string;
  readonly type?: WorkflowType;
  readonly roleArn?: string;
  /** Where it is deployed in AWS. Default: `STEPMILL_STATE_MACHINE_ARN_<NAME>`. Elsewhere the test deploys it itself. */
  readonly arn?: string;
  /** Values for `${Token}`s of the definition. */
  readonly substitutions?: Readonly<Record<string, string>>;
  /** Values for the parameters of a template. */
  readonly parameters?: Readonly<Record<string, string>>;
}
