import { textParameter } from '../../parameters';
import { stateMachineName } from '../../stateMachineName';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling Step Functions workflows" of the Step Functions guide. */
export const sfnNeeds: ServiceNeeds = {
  rules: { startExecution: 'StepFunctionsGetEventsForStepFunctionsExecutionRule' },
  follows({ parameters }) {
    const machine = textParameter(parameters, 'StateMachineArn') ?? atRunTime;
    const [, partition = '', , region = '', accountId = ''] = machine.split(':');
    const executions = machine.startsWith('arn:')
      ? `arn:${partition}:states:${region}:${accountId}:execution:${stateMachineName(machine)}:*`
      : atRunTime;
    return ['Describe', 'Stop'].map((verb) => ({
      action: `states:${verb}Execution`,
      resources: [executions],
      reason: verb === 'Stop' ? 'stops the child of an abandoned task' : 'waits for the end of the child',
      when: 'follow',
    }));
  },
};
