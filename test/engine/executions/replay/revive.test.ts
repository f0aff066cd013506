import fc from 'fast-check';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { TimeMode } from '../../../../src/emulator/service/ServiceOptions';
import type { Engine } from '../../../../src/engine/executions/Engine';
import type { Execution } from '../../../../src/engine/executions/Execution';
import { Recorder } from '../../../../src/engine/executions/replay/Recorder';
import { playAgain } from '../../../../src/engine/executions/replay/revive';
import type { ExecutionStart } from '../../../../src/engine/executions/ExecutionStart';
import { eventToWire } from '../../../../src/engine/history/toWire';
import { blocks, functionArn, handlers, usual, withOwnNames, type State } from '../generatedMachines';

// The recorded answers of an execution make the same history again, to the last byte, whatever they were and however
// time passed.
//   STEPMILL_GENERATED=2000 npx jest test/engine/executions/replay

const runs = Number(process.env['STEPMILL_GENERATED'] ?? 40);
const activityArn = 'arn:aws:states:us-east-1:123456789012:activity:work';
const prefix = 'arn:aws:states:us-east-1:123456789012:stateMachine';

const further: fc.Arbitrary<State> = fc.constantFrom<State>(
  {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: { FunctionName: 'echo', Payload: { 'token.$': '$$.Task.Token' } },
    ResultPath: '$.task',
    TimeoutSeconds: 20,
    HeartbeatSeconds: 8,
    Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1, JitterStrategy: 'FULL', IntervalSeconds: 4 }],
  },
  { Type: 'Task', Resource: activityArn, ResultPath: '$.task', TimeoutSeconds: 15 },
  {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: `${prefix}:Child`, 'Input.$': '$' },
    ResultPath: '$.task',
  },
  { Type: 'Task', Resource: functionArn('never'), TimeoutSeconds: 5, ResultPath: '$.task' },
  {
    Type: 'Pass',
    QueryLanguage: 'JSONata',
    Output:
      '{% $merge([$states.input, {"drawn": [$random(), $uuid(), $now(), $states.context.Execution.RedriveCount]}]) %}',
  },
);

const child = {
  StartAt: 'Draw',
  States: {
    Draw: { Type: 'Pass', Parameters: { 'drawn.$': 'States.UUID()' }, Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 2, Next: 'Flaky' },
    Flaky: { Type: 'Task', Resource: functionArn('flaky'), End: true },
  },
};

type Step = 'turn' | 'stop' | 'redrive' | 'succeed' | 'fail' | 'beat' | 'second' | 'minute';
const steps = fc.array(
  fc.constantFrom<Step>('turn', 'turn', 'stop', 'redrive', 'redrive', 'succeed', 'fail', 'beat', 'second', 'minute'),
  { minLength: 2, maxLength: 12 },
);

interface Recorded {
  readonly service: Service;
  readonly engine: Engine;
  readonly recorder: Recorder;
}

function record(time: TimeMode): Recorded {
  const service = createService({
    time,
    startTime: '2030-01-01T00:00:00Z',
    seed: 7,
    handlers: { ...handlers(), never: () => new Promise(() => undefined) },
  });
  const { engine } = service.inside;
  const recorder = new Recorder(engine.host);
  Object.assign(engine, { host: recorder });
  let ms = 0;
  // Every look at the clock ends the slice: there is a pause wherever there may be one.
  Object.assign(engine.scheduler, { stopwatch: () => (ms += 100) });
  return { service, engine, recorder };
}

/** What goes on does so for a while: an execution that has much to do is somewhere in the middle of it after that. */
async function turn(): Promise<void> {
  for (let count = 0; count < 8; count++) await new Promise(setImmediate);
}

/** Does to an execution what a test or a worker might do. */
async function take(step: Step, recorded: Recorded, execution: Execution): Promise<void> {
  const { service, engine } = recorded;
  const { arn: executionArn } = execution;
  if (step === 'stop') execution.stop('Stopped', 'by the test');
  else if (step === 'redrive') {
    if (execution.status !== 'RUNNING' && execution.status !== 'SUCCEEDED')
      service.call('RedriveExecution', { executionArn });
  } else if (step === 'second' || step === 'minute') {
    const ms = step === 'second' ? 1000 : 60_000;
    if (ms === 1000) service.advance(ms);
    else service.advanceExecution(executionArn, ms);
  } else if (step !== 'turn') {
    const [state] = execution.openStates().filter(({ waitsForClient }) => waitsForClient);
    const taskToken = state && engine.openTaskToken(executionArn, state.state);
    if (taskToken === undefined) return;
    if (step === 'succeed') service.call('SendTaskSuccess', { taskToken, output: '{"sent":true}' });
    else if (step === 'fail') service.call('SendTaskFailure', { taskToken, error: 'Sent', cause: 'by the test' });
    else service.call('SendTaskHeartbeat', { taskToken });
  }
}

function storyOf(execution: Execution): object {
  const { status, stopDate, output, error, cause, redriveCount, history } = execution;
  const events = history.events.map((event) => JSON.stringify(eventToWire(event)));
  return { status, stopDate, output, error, cause, redriveCount, events };
}

async function check(definition: State, time: TimeMode, todo: readonly Step[]): Promise<void> {
  const recorded = record(time);
  const { service, engine, recorder } = recorded;
  try {
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    service.call('CreateActivity', { name: 'work' });
    service.call('CreateStateMachine', { name: 'Child', roleArn, definition: JSON.stringify(child) });
    service.call('CreateStateMachine', { name: 'M', roleArn, definition: JSON.stringify(definition) });
    const input = '{"n":1,"items":[1,2,3]}';
    const { executionArn } = service.call('StartExecution', { stateMachineArn: `${prefix}:M`, input }) as {
      executionArn: string;
    };
    const execution = service.execution(executionArn)!;
    for (const step of todo) {
      await turn();
      await take(step, recorded, execution);
    }
    execution.stop();
    for (const one of engine.executions.all()) {
      one.stop();
      const { start } = one as unknown as { start: ExecutionStart };
      const records = recorder.records(one);
      const { execution: again, player } = playAgain({ start, startMs: one.startDate, seed: engine.seed, records });
      expect({ isOver: player.isOver, ...storyOf(again) }).toEqual({ isOver: true, ...storyOf(one) });
    }
  } finally {
    service.close();
  }
}

test.each<[string, TimeMode]>([
  ['skips', 'skip'],
  ['is moved by the test', 'manual'],
  ['passes quickly', { scale: 2000 }],
])(
  'generated machines, and what is done to them, where time %s',
  async (_title, time) => {
    await fc.assert(
      fc.asyncProperty(blocks(1, [...usual, further, further]), steps, (block, todo) =>
        check(withOwnNames(block), time, todo),
      ),
      { numRuns: runs, ...(runs > 1000 ? {} : { seed: 20_261_126 }) },
    );
  },
  3_600_000,
);

test('resumes an endless execution that is stopped somewhere, and stops it again', async () => {
  const States = {
    Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'drawn.$': 'States.UUID()' }, Next: 'Big' },
    Big: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 0, Next: 'Out' }], Default: 'Count' },
    Out: { Type: 'Succeed' },
  };
  await check({ StartAt: 'Count', States }, 'skip', ['stop', 'redrive', 'turn', 'stop', 'redrive']);
});
