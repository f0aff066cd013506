import type { WorkflowType } from '../../language/asl/types';
import type { LoadedDefinition, LoadedLogging } from '../../definitions/LoadedDefinition';
import { deployedLogging } from '../../definitions/machineSettings';
import { machineName } from '../../definitions/findDefinition';
import { HarnessError } from '../../errors/HarnessError';
import { ServiceError } from '../../errors/ServiceError';
import type { Service } from '../../emulator/service/Service';
import { stateMachineArn } from '../../emulator/store/arns';
import { formatDiagnostics } from '../../validation/lint/formatDiagnostics';
import { FileRemarks } from '../validate/FileRemarks';
import { reviewMachine } from '../validate/FileRemarks';

interface DeployOptions {
  /** Replaces the name in the file. */
  readonly name?: string | undefined;
  /** Replaces the type in the file. */
  readonly type?: WorkflowType | undefined;
  readonly colour: boolean;
  /**
   * Whether a machine with the same name is updated instead of causing an error. One from a data directory always is.
   */
  readonly replaces?: boolean;
}

/** Used if the file does not mention tracing. */
const untraced = { enabled: false };

/** Creates a state machine and returns its ARN. Throws a HarnessError that shows what is wrong with its definition. */
export function deployMachine(service: Service, machine: LoadedDefinition, options: DeployOptions): string {
  const { type = machine.type, name = machineName(machine) } = options;
  const loggingConfiguration = loggingOf(service, machine, name);
  const { definition, tracing = untraced } = machine;
  const roleArn = roleOf(service, machine);
  const input = { name, definition, type, roleArn, loggingConfiguration, tracingConfiguration: tracing };
  return explained(machine, options, () =>
    createOrUpdate(service, input, options.replaces ?? service.options.data !== undefined),
  );
}

function createOrUpdate(
  service: Service,
  input: { readonly name: string; readonly type: WorkflowType },
  replaces: boolean,
): string {
  try {
    return (service.call('CreateStateMachine', input) as { stateMachineArn: string }).stateMachineArn;
  } catch (error) {
    if (!replaces || !ServiceError.is(error) || error.code !== 'StateMachineAlreadyExists') throw error;
    const before = stateMachineArn(service, input.name);
    const { type } = service.call('DescribeStateMachine', { stateMachineArn: before }) as { type: WorkflowType };
    if (type !== input.type) throw error;
    const { name: _name, type: _type, ...changes } = input;
    void service.call('UpdateStateMachine', { stateMachineArn: before, ...changes });
    return before;
  }
}

/**
 * The same for an existing one: running executions keep the definition with which they were started. It is created
 * again if somebody has deleted it.
 */
export function redeployMachine(
  service: Service,
  arn: string,
  machine: LoadedDefinition,
  options: DeployOptions,
): void {
  const loggingConfiguration = loggingOf(service, machine, machineName(machine));
  const { definition, tracing = untraced } = machine;
  const roleArn = roleOf(service, machine);
  const input = { stateMachineArn: arn, definition, roleArn, loggingConfiguration, tracingConfiguration: tracing };
  explained(machine, options, () => {
    try {
      void service.call('UpdateStateMachine', input);
    } catch (error) {
      if (!ServiceError.is(error) || error.code !== 'StateMachineDoesNotExist') throw error;
      deployMachine(service, machine, options);
    }
  });
}

function loggingOf(
  { accountId, region }: Service,
  { logging }: LoadedDefinition,
  name: string,
): LoadedLogging | undefined {
  return deployedLogging(logging, { name, accountId, region });
}

function roleOf({ accountId }: Service, { roleArn }: LoadedDefinition): string {
  const isRole = roleArn !== undefined && /^arn:[^:]*:iam::\d{12}:role\/.+/.test(roleArn);
  return isRole ? roleArn : `arn:aws:iam::${accountId}:role/stepmill`;
}

function explained<T>(machine: LoadedDefinition, options: DeployOptions, deploy: () => T): T {
  try {
    return deploy();
  } catch (error) {
    if (!ServiceError.is(error)) throw error;
    if (error.name !== 'InvalidDefinition') throw new HarnessError(`${machine.name}: ${error.message}`);
    const { type = machine.type, colour } = options;
    const remarks = new FileRemarks();
    for (const remark of reviewMachine(machine, { advice: false, type }))
      if (remark.severity === 'ERROR') remarks.addAbout(machine, remark);
    const told = formatDiagnostics(remarks.toCheckedFiles(), { colour });
    throw new HarnessError(`'${machine.name}' cannot run: its definition is wrong.\n\n${told.trimEnd()}`);
  }
}
