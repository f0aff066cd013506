import { checkStateMachine } from '../sam/checkStateMachine';
import type { TemplateResource } from '../Template';

/** Which properties of a resource type say what about a state machine. */
export interface MachineType {
  readonly name: string;
  readonly type: string;
  readonly role: string;
  readonly logging: string;
  readonly tracing: string;
  readonly check?: (resource: TemplateResource) => void;
}

export const machineTypes: Readonly<Record<string, MachineType>> = {
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    type: 'StateMachineType',
    role: 'RoleArn',
    logging: 'LoggingConfiguration',
    tracing: 'TracingConfiguration',
  },
  'AWS::Serverless::StateMachine': {
    name: 'Name',
    type: 'Type',
    role: 'Role',
    logging: 'Logging',
    tracing: 'Tracing',
    check: checkStateMachine,
  },
};
