import fc from 'fast-check';
import { createService } from '../../../src/emulator/service/createService';
import type { TimeMode } from '../../../src/emulator/service/ServiceOptions';
import { blocks, handlers, withOwnNames, type State } from './generatedMachines';

// Machines that nobody wrote: whatever they do, their histories keep some rules, in every mode of time.
//   STEPMILL_GENERATED=5000 npx jest test/engine/executions/Execution.generated.test.ts

const runs = Number(process.env['STEPMILL_GENERATED'] ?? 40);
interface Event {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly timestamp: number;
  readonly [details: string]: unknown;
}

interface Run {
  readonly status: string;
  readonly startDate: number;
  readonly stopDate: number;
  readonly events: readonly Event[];
}

async function run(definition: State, time: TimeMode): Promise<Run> {
  const service = createService({ time, startTime: '2030-01-01T00:00:00Z', seed: 7, handlers: handlers() });
  try {
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'm',
      roleArn: 'arn:aws:iam::123456789012:role/r',
      definition: JSON.stringify(definition),
    }) as { stateMachineArn: string };
    const input = '{"n":1,"items":[1,2,3]}';
    const execution = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
    const inside = service.execution(execution.executionArn)!;
    while (time === 'manual' && inside.status === 'RUNNING') {
      await service.quiet();
      // Handlers that answer late have had their time after this.
      for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
      const nextMs = service.inside.engine.clock.nextTimerMs();
      if (nextMs !== undefined && inside.status === 'RUNNING') service.advance(Math.max(0, nextMs - service.now()));
    }
    await inside.ended();
    const events: Event[] = [];
    let nextToken: string | undefined;
    do {
      const page = service.call('GetExecutionHistory', { ...execution, maxResults: 1000, nextToken });
      events.push(...(page as { events: Event[] }).events);
      ({ nextToken } = page as { nextToken?: string });
    } while (nextToken !== undefined);
    return { ...(service.call('DescribeExecution', execution) as Omit<Run, 'events'>), events };
  } finally {
    service.close();
  }
}

const ends = ['ExecutionSucceeded', 'ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted'];

function nameOf(event: Event): string | undefined {
  const details = event['stateEnteredEventDetails'] ?? event['stateExitedEventDetails'];
  return (details as { name: string } | undefined)?.name;
}

function countOf(events: readonly Event[], form: RegExp, state?: string): number {
  return events.filter((event) => form.test(event.type) && (state === undefined || nameOf(event) === state)).length;
}

/** What every history keeps. */
function checkHistory({ status, startDate, stopDate, events }: Run): void {
  expect(events.map(({ id }) => id)).toEqual(events.map((_event, at) => at + 1));
  expect(events.filter(({ id, previousEventId }) => previousEventId < 0 || previousEventId >= id)).toEqual([]);
  expect(events.filter(({ timestamp }, at) => at > 0 && timestamp < events[at - 1]!.timestamp)).toEqual([]);
  expect([events[0]!.type, events[0]!.timestamp, events.at(-1)!.timestamp]).toEqual([
    'ExecutionStarted',
    startDate,
    stopDate,
  ]);
  expect(events.filter(({ type }) => ends.includes(type)).map(({ id }) => id)).toEqual([events.length]);
  expect(events.at(-1)!.type).toBe(status === 'SUCCEEDED' ? 'ExecutionSucceeded' : 'ExecutionFailed');
  const hadFailures = countOf(events, /Failed$|Aborted$|TimedOut$|^FailState/) > 0;
  for (const state of new Set(events.map(nameOf).filter((found) => found !== undefined))) {
    const entered = countOf(events, /Entered$/, state);
    const exited = countOf(events, /Exited$/, state);
    expect([state, exited <= entered, hadFailures || exited === entered]).toEqual([state, true, true]);
  }
  const begun = countOf(events, /^MapIterationStarted$/);
  const over = countOf(events, /^MapIteration(Succeeded|Failed|Aborted)$/);
  expect([over <= begun, hadFailures || over === begun]).toEqual([true, true]);
  if (status === 'SUCCEEDED') expect(begun).toBe(over);
}

/** A history without its times. */
function shape({ status, events }: Run): object {
  return { status, events: events.map(({ timestamp: _timestamp, ...event }) => event) };
}

test('histories of generated machines keep their rules in every mode of time', async () => {
  await fc.assert(
    fc.asyncProperty(blocks(2), async (block) => {
      const definition = withOwnNames(block);
      const skipped = await run(definition, 'skip');
      checkHistory(skipped);
      const manual = await run(definition, 'manual');
      checkHistory(manual);
      checkHistory(await run(definition, { scale: 1_000_000 }));
      if (!JSON.stringify(definition).includes('"Wait"')) checkHistory(await run(definition, 'skip'));
      if (!JSON.stringify(definition).includes('function:late')) expect(shape(manual)).toEqual(shape(skipped));
    }),
    { numRuns: runs, ...(runs > 1000 ? {} : { seed: 20_261_126 }) },
  );
}, 3_600_000);

interface End {
  readonly status: string;
  readonly output: unknown;
  /** The states that were left, by name. */
  readonly left: readonly unknown[];
  readonly failed: boolean;
}

/** An execution to its end; with `stops`, stopped after this many rounds of the event loop, and redriven, each time. */
async function endOf(definition: State, stops: readonly number[]): Promise<End> {
  const service = createService({ time: 'skip', startTime: '2030-01-01T00:00:00Z', seed: 7, handlers: handlers() });
  try {
    let ms = 0;
    const { engine } = service.inside;
    // Every look at the clock ends the slice: there is a pause wherever there may be one.
    Object.assign(engine.scheduler, { stopwatch: () => (ms += 100) });
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    const machine = { name: 'm', roleArn, definition: JSON.stringify(definition) };
    const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
    const input = '{"n":1,"items":[1,2,3]}';
    const { executionArn } = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
    const execution = service.execution(executionArn)!;
    for (const rounds of stops) {
      for (let round = 0; round < rounds; round++) await new Promise(setImmediate);
      if (execution.status !== 'RUNNING') break;
      service.call('StopExecution', { executionArn });
      service.call('RedriveExecution', { executionArn });
    }
    await execution.ended();
    const { status, output, history } = execution;
    const left = history.events.filter(({ type }) => type.endsWith('Exited')).map(({ details }) => details!.name);
    return { status, output, left: left.sort(), failed: history.events.some(({ type }) => /Failed$/.test(type)) };
  } finally {
    service.close();
  }
}

test('an execution that is stopped anywhere and redriven ends the same, and leaves each state as often', async () => {
  const calm = blocks(2).filter((block) => !/flaky|broken/.test(JSON.stringify(block)));
  const stops = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(calm, stops, async (block, rounds) => {
      const definition = withOwnNames(block);
      const end = await endOf(definition, []);
      // Which of several failures comes first, and how often Retry takes it, may depend on the stops.
      if (!end.failed) expect(await endOf(definition, rounds)).toEqual(end);
    }),
    { numRuns: runs, ...(runs > 1000 ? {} : { seed: 20_261_126 }) },
  );
}, 3_600_000);
