import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import type { MachineCoverage } from '../../../src/insight/coverage/Tally';
import { coverageOf, removeFolders } from './support/coverageOf';

afterAll(removeFolders);

let service: Service;
let server: RunningServer;
beforeAll(async () => {
  service = createService({ time: 'skip' });
  server = await startServer(service, { port: 0 });
});
afterAll(async () => {
  service.close();
  await server.close();
});

const child = { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } } as const;
const parent = {
  StartAt: 'Call',
  States: {
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child' },
      End: true,
    },
  },
} as const;
const single = {
  StartAt: 'T',
  States: {
    T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true },
  },
} as const;

function hits(machines: readonly MachineCoverage[]): Record<string, object> {
  return Object.fromEntries(machines.map((machine) => [machine.name, machine.hits]));
}

describe.each([
  ['in this process', () => ({})],
  ['in a server', () => ({ target: 'http' as const, endpoint: server.url })],
])('%s', (_, options) => {
  test('counts nested executions and those of code under test, in each test between two resets', async () => {
    const machines = await coverageOf(async (sfn) => {
      const outer = sfn.stateMachine(parent, { name: 'Parent' });
      const inner = sfn.stateMachine(child, { name: 'Child' });
      await outer.run({});
      await sfn.endTest();
      const input = { stateMachineArn: await inner.arn() };
      const { executionArn } = await sfn.client().send(new StartExecutionCommand(input));
      await sfn.ended(executionArn!);
      await sfn.endTest();
    }, options());
    expect(hits(machines)).toEqual({
      Parent: { '': 1, '/States/Call': 1, '/States/Call/End': 1 },
      Child: { '': 2, '/States/Inner': 2, '/States/Inner/End': 2 },
    });
  });

  test('Express executions count', async () => {
    const machines = await coverageOf(
      (sfn) => sfn.stateMachine(child, { name: 'X', type: 'EXPRESS' }).run({}),
      options(),
    );
    expect(hits(machines)).toEqual({ X: { '': 1, '/States/Inner': 1, '/States/Inner/End': 1 } });
  });

  test('includes a machine that no test has run', async () => {
    const machines = await coverageOf((sfn) => Promise.resolve(sfn.stateMachine(child, { name: 'X' })), options());
    expect(hits(machines)).toEqual({ X: { '': 0, '/States/Inner': 0, '/States/Inner/End': 0 } });
  });

  test('the items of a Distributed Map count', async () => {
    const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...child };
    const States = { Each: { Type: 'Map', ItemProcessor, End: true } };
    const machines = await coverageOf(
      (sfn) => sfn.stateMachine({ StartAt: 'Each', States }, { name: 'X' }).run([1, 2]),
      options(),
    );
    expect(machines.map(({ hits: counts, notCounted }) => [counts, notCounted])).toEqual([
      [
        {
          '': 1,
          '/States/Each': 1,
          '/States/Each/End': 1,
          '/States/Each/ItemProcessor': 2,
          '/States/Each/ItemProcessor/States/Inner': 2,
          '/States/Each/ItemProcessor/States/Inner/End': 2,
        },
        {},
      ],
    ]);
  });

  test('an execution that is redriven counts once, with all that it ran', async () => {
    const machines = await coverageOf(async (sfn) => {
      const machine = sfn.stateMachine(single, { name: 'X' });
      machine.mock('T').throws('Down').times(1).returns({ Payload: 1 });
      const run = await machine.run({});
      await run.redrive();
    }, options());
    expect(hits(machines)).toEqual({ X: { '': 1, '/States/T': 1, '/States/T/End': 1 } });
  });

  test('a run that a mistake of the test has ended does not count', async () => {
    const [machine] = await coverageOf(async (sfn) => {
      await expect(sfn.stateMachine(single, { name: 'X' }).run({})).rejects.toThrow(/Nothing answers/);
      await sfn.endTest();
    }, options());
    expect(machine).toMatchObject({
      hits: { '': 0, '/States/T': 0, '/States/T/End': 0 },
      notCounted: { 'ended by a mistake in the test': 1 },
    });
  });
});

test('a definition that code under test has changed is another machine', async () => {
  const machines = await coverageOf(async (sfn) => {
    const machine = sfn.stateMachine(child, { name: 'X' });
    const stateMachineArn = await machine.arn();
    const definition = JSON.stringify({ StartAt: 'New', States: { New: { Type: 'Succeed' } } });
    await sfn.harness.place.call('UpdateStateMachine', { stateMachineArn, definition });
    await machine.run({});
  });
  expect(machines.map((machine) => machine.hits)).toEqual([
    { '': 1, '/States/New': 1 },
    { '': 0, '/States/Inner': 0, '/States/Inner/End': 0 },
  ]);
});
