import type { Execution } from '../../../engine/executions/Execution';
import type { Block } from '../../../engine/interpreter/Program';
import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import type { StateOutcome, Inspection } from '../../../story/inspection/Inspection';
import { runDetached } from '../../../story/inspection/runDetached';
import { type Json, isArray } from '../../../util/json';
import { stateMachineArn, testedExecutionArn } from '../../store/arns';
import type { OperationContext } from '../OperationContext';
import { validationException } from '../exceptions';

/** How a state is run. */
export interface StateRun {
  readonly block: Block;
  readonly input: Json;
  readonly inputText: string;
  readonly roleArn: string | undefined;
  /** Answers the state's task, or replaces the Map or Parallel. */
  readonly mock: ((request: TaskRequest) => TaskOutcome) | undefined;
}

/**
 * Runs a state as an execution of its own, which is not kept. With a mock it ends immediately; without one it may
 * wait, and its task is answered as usual.
 */
export function runState(context: OperationContext, run: StateRun): StateOutcome | Promise<StateOutcome> {
  const { engine, ids, caller } = context;
  const { block, input, inputText, roleArn = '', mock } = run;
  const machineName = ids.uuid();
  const name = ids.uuid();
  const arn = testedExecutionArn(caller, machineName, name);
  const machineArn = stateMachineArn(caller, machineName);
  if (mock !== undefined)
    return runDetached(block, {
      arn,
      name,
      stateMachineArn: machineArn,
      stateMachineName: machineName,
      roleArn,
      region: caller.region,
      input,
      startDate: engine.now(),
      random: () => ids.random(),
      newTaskToken: (resourceArn) => engine.tokens.mint(resourceArn, caller.region, () => ids.random()),
      // A mocked activity need not exist.
      admit: (request) => (request.resource.kind === 'activity' ? request : engine.host.admit(request)),
      answer: mock,
    });
  const machine = { arn: machineArn, name: machineName, region: caller.region, type: 'EXPRESS' as const };
  const target = { machine, revision: revisionOf(block, roleArn, engine.now()) };
  const execution = engine.startApart({ target, arn, name, input, inputText, synchronous: true });
  if (execution.status !== 'RUNNING') return outcomeOf(execution);
  return execution.ended().then(() => outcomeOf(execution));
}

/** AWS: a state that takes more than five minutes fails with States.Timeout. */
function outcomeOf({ status, output, error, cause }: Execution): StateOutcome {
  if (status === 'SUCCEEDED') return { output: output! };
  return status === 'TIMED_OUT' ? { error: 'States.Timeout', cause: undefined } : { error, cause };
}

function revisionOf(block: Block, roleArn: string, updateDateMs: number): Execution['revision'] {
  return {
    definition: '',
    program: { definition: { StartAt: block.startAt, States: {} }, block, timeoutSeconds: undefined },
    roleArn,
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    revisionId: undefined,
    updateDateMs,
  };
}

/** AWS: recorded. */
const thresholdExceeded = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

/**
 * The outcome of a mocked state. For a Map, failed iterations are counted first: if it tolerates fewer, it fails.
 * Otherwise each iteration must have a result. Throws ValidationException.
 *
 * AWS: a mocked error is returned whatever the count (recorded).
 */
export function mockAnswer(
  mocked: TaskOutcome,
  { settings }: Inspection,
  failureCount = 0,
): (request: TaskRequest) => TaskOutcome {
  return ({ resource }) => {
    const iterations = resource.kind === 'composite' ? resource.iterations : undefined;
    if (iterations === undefined || !('output' in mocked)) return mocked;
    if (failureCount > iterations)
      throw validationException(
        'Map iteration failure count must be less than or equal to the number of Map iterations',
      );
    if (exceedsTolerance(settings, failureCount, iterations)) return thresholdExceeded;
    if (isArray(mocked.output) && mocked.output.length !== iterations)
      throw validationException("Input array does not equal the mocked result array's size");
    return mocked;
  };
}

/** AWS: here, a Map without a tolerated number of failures succeeds with any number of them (recorded). */
function exceedsTolerance(settings: Inspection['settings'], failures: number, iterations: number): boolean {
  const count = settings.toleratedFailureCount ?? Infinity;
  const percentage = settings.toleratedFailurePercentage ?? Infinity;
  return failures > count || (failures / iterations) * 100 > percentage;
}
