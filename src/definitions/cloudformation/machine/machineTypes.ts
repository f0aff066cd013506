import { samRoleArn } from '../sam/policies/samRole';
import { checkStateMachine } from '../sam/checkStateMachine';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';

/** Which properties of a resource type describe a state machine. */
export interface MachineType {
  readonly name: string;
  readonly type: string;
  readonly role: string;
  readonly logging: string;
  readonly tracing: string;
  readonly check?: (resource: TemplateResource) => void;
  /** The ARN of the role that is created for a machine without one. */
  readonly generatedRole?: (logicalId: string, scope: TemplateScope) => string;
}

/** By the type of the resource. */
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
    generatedRole: samRoleArn,
  },
};
