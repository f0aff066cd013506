import type { ExecutionStart } from '../../../src/engine/executions/ExecutionStart';
import { compileProgram } from '../../../src/engine/interpreter/compileProgram';
import type { StateMachineDefinition, WorkflowType } from '../../../src/language/asl/types';
import { parseJson } from '../../../src/util/json';

export const noon = Date.parse('2024-05-01T12:00:00Z');
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';

interface Options {
  /** Of the execution. */
  readonly name?: string;
  readonly type?: WorkflowType;
  /** JSON text. */
  readonly inputText?: string;
}

/** What an engine starts an execution of the machine `M` with. */
export function executionStart(
  definition: StateMachineDefinition,
  { name = 'e', type = 'STANDARD', inputText = '{}' }: Options = {},
): ExecutionStart {
  return {
    arn: `${stateMachineArn.replace('stateMachine', 'execution')}:${name}`,
    name,
    target: {
      machine: { arn: stateMachineArn, name: 'M', region: 'us-east-1', type, creationDateMs: noon },
      revision: {
        definition: JSON.stringify(definition),
        program: compileProgram(definition),
        roleArn: 'arn:aws:iam::123456789012:role/r',
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
        revisionId: undefined,
        updateDateMs: noon,
      },
    },
    input: parseJson(inputText),
    inputText,
  };
}
