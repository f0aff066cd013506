import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { partOfFile } from '../../../src/insight/recordings/partOfFile';
import { stepmill } from '../../../src/jest';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { rejectionOf } from '../../harness/support/rejectionOf';

const sfn = stepmill({ startTime: '2030-01-01T00:00:00Z', seed: 1 });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-resume-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const task = (payload: object, fields: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f', Payload: payload },
  ...fields,
});

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Charge',
  States: {
    Charge: task(
      { n: '{% $states.input.n %}' },
      { Assign: { charge: '{% $states.result.Payload %}' }, Output: '{% $states.input %}', Next: 'Each' },
    ),
    Each: {
      Type: 'Map',
      Items: '{% $states.input.parcels %}',
      ItemSelector: { parcel: '{% $states.context.Map.Item.Value %}' },
      ItemProcessor: {
        StartAt: 'Pack',
        States: {
          Pack: { Type: 'Pass', Assign: { packed: true }, Next: 'Ship' },
          Ship: task(
            {
              parcel: '{% $states.input.parcel %}',
              paidBy: '{% $charge %}',
              packed: '{% $packed %}',
              item: '{% $states.context.Map.Item %}',
              input: '{% $states.context.Execution.Input %}',
            },
            { Output: '{% $states.result.Payload %}', End: true },
          ),
        },
      },
      Next: 'Children',
    },
    Children: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Child',
        States: {
          Child: { Type: 'Pass', Assign: { own: '{% $states.input %}' }, Next: 'Send' },
          Send: task({ own: '{% $own %}', execution: '{% $states.context.Execution.Input %}' }, { End: true }),
        },
      },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
} as unknown as StateMachineDefinition;

const order = sfn.stateMachine(definition, { name: 'Order' });
const input = { n: 9007199254740993n, parcels: ['a', 'b', 'c'] };

async function record(name: string, mocks: () => void): Promise<string> {
  mocks();
  const file = path.join(folder, name);
  await (await order.run(input)).record(file);
  return file;
}

const shipFails = (): void => {
  order.mock('Charge').returns({ Payload: 'c-1' });
  order.mock('Ship').answers((parameters: any) => {
    if (parameters.Payload.parcel === 'b') throw Object.assign(new Error('no driver'), { name: 'Shipping.Down' });
    return { Payload: parameters.Payload.parcel };
  });
};

const inItem = {
  input: { parcel: 'b' },
  request: {
    from: 'Each[1]/Ship',
    variables: { charge: 'c-1', packed: true },
    unassigned: [],
    context: {
      Execution: { Input: { n: expect.anything(), parcels: ['a', 'b', 'c'] } },
      Map: { Item: { Index: 1, Value: 'b' } },
    },
  },
};

describe('what failed', () => {
  test('the item that failed, with its variables and its context', async () => {
    const file = await record('failed.json', shipFails);
    const found = partOfFile(file, definition, 'Ship');
    expect(found).toEqual({ ...inItem, notes: [expect.stringMatching(/^'Ship' was visited 3 times; this resumes/)] });
    expect(partOfFile(file, definition, 'Each[2]/Ship')).toMatchObject({
      input: { parcel: 'c' },
      request: { from: 'Each[2]/Ship', context: { Map: { Item: { Index: 2, Value: 'c' } } } },
    });
  });

  test('the run goes on from there, with all digits of its numbers', async () => {
    const file = await record('again.json', shipFails);
    order.mock('Ship').returns({ Payload: 'shipped' });
    const run = await order.resume(file, { from: 'Ship' });
    expect(run).toHaveTakenPath(['Ship']);
    expect(run.output).toBe('shipped');
    expect(run.task('Ship')).toHaveBeenCalledWith({
      FunctionName: 'f',
      Payload: { parcel: 'b', paidBy: 'c-1', packed: true, item: { Index: 1, Value: 'b' }, input },
    });
    order.mock('Ship').returns({ Payload: 'again' });
    const changed = await order.resume(file, { from: 'Ship', input: { parcel: 'z' }, variables: { charge: 'c-2' } });
    expect(changed.task('Ship').mock.calls).toMatchObject([
      [{ Payload: { parcel: 'z', paidBy: 'c-2', packed: true } }],
    ]);
  });

  test('an exported history, as the AWS CLI writes it', async () => {
    shipFails();
    const { executionArn } = await order.run(input);
    const { events } = await sfn.client().send(new GetExecutionHistoryCommand({ executionArn }));
    const file = path.join(folder, 'history.json');
    fs.writeFileSync(file, JSON.stringify({ events }, undefined, 4));
    expect(partOfFile(file, definition, 'Ship')).toMatchObject(inItem);
  });

  test('a child of a Distributed Map', async () => {
    const file = await record('children.json', () => {
      order.mock('Charge').returns({ Payload: 'c-1' });
      order.mock('Ship').returns({ Payload: 'p' }).returns({ Payload: 'q' }).returns({ Payload: 'r' });
      order.mock('Send').answers((parameters: any) => {
        if (parameters.Payload.own === 'q') throw new Error('lost');
        return { Payload: 1 };
      });
    });
    expect(partOfFile(file, definition, 'Send')).toMatchObject({
      input: 'q',
      request: { from: 'Send', variables: { own: 'q' }, context: { Execution: { Input: 'q' } } },
    });
    order.mock('Send').returns({ Payload: 7 });
    const run = await order.resume(file, { from: 'Send' });
    expect(run.state('Send').output).toEqual({ Payload: 7 });
    expect(run.executionArn).toContain(':execution:Order/');
    expect(run.task('Send')).toHaveBeenCalledWith({ FunctionName: 'f', Payload: { own: 'q', execution: 'q' } });
  });
});

describe('what has no such data', () => {
  const message = async (file: string, from: string): Promise<string> =>
    (await rejectionOf(order.resume(file, { from }))).message;
  const write = (name: string, content: unknown): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, JSON.stringify(content));
    return file;
  };

  test('a state that was not visited, or that the recorded definition does not have', async () => {
    const file = await record('before.json', shipFails);
    expect(await message(file, 'Done')).toBe(
      `${file}: that execution has not visited 'Done'. It has visited: Charge, Each, Pack, Ship.`,
    );
    const newer = structuredClone(definition) as any;
    newer.States.Done = { Type: 'Pass', Next: 'New' };
    newer.States.New = { Type: 'Succeed' };
    expect(() => partOfFile(file, newer, 'New')).toThrow(
      `${file}: its definition has no state 'New', so it has no data for it.`,
    );
  });

  test('several items of which none has failed', async () => {
    const file = await record('fine.json', () => {
      order.mock('Charge').returns({ Payload: 'c-1' });
      order.mock('Ship').returns({ Payload: 'p' });
      order.mock('Send').returns({ Payload: 1 });
    });
    expect(await message(file, 'Ship')).toBe(
      `${file}: 'Ship' was visited in several items. Write one of: 'Each[0]/Ship', 'Each[1]/Ship', 'Each[2]/Ship'.`,
    );
    expect(partOfFile(file, definition, 'Each[0]/Ship').request.from).toBe('Each[0]/Ship');
  });

  test('a description, a page of a history, a history without data, truncated data', async () => {
    const described = write('describe.json', { executionArn: 'arn:x', status: 'FAILED', input: '{}' });
    expect(await message(described, 'Ship')).toBe(
      `${described} is a response of DescribeExecution, which has no data of states. Export the history instead: aws ` +
        'stepfunctions get-execution-history --include-execution-data --execution-arn arn:x > history.json',
    );
    const started = { timestamp: '2030-01-01T00:00:00Z', type: 'ExecutionStarted', id: 1, previousEventId: 0 };
    const entered = { timestamp: '2030-01-01T00:00:00Z', type: 'TaskStateEntered', id: 2, previousEventId: 0 };
    const page = write('page.json', { events: [started], nextToken: 'x' });
    expect(await message(page, 'Charge')).toContain(`${page} is one page of a history`);
    const bare = write('bare.json', {
      events: [
        started,
        { ...entered, stateEnteredEventDetails: { name: 'Charge', inputDetails: { truncated: false } } },
      ],
    });
    expect(await message(bare, 'Charge')).toBe(
      `${bare} has no data of executions: the input of 'Charge' is missing. Export it with --include-execution-data.`,
    );
    const cut = write('cut.json', {
      events: [
        started,
        { ...entered, stateEnteredEventDetails: { name: 'Charge', input: '{"n"', inputDetails: { truncated: true } } },
      ],
    });
    expect(await message(cut, 'Charge')).toBe(
      `${cut} has only a part of the input of 'Charge': AWS truncates what is too long. Give the input yourself (input, or --input).`,
    );
    expect(await message(path.join(folder, 'none.json'), 'Charge')).toContain('there is no file');
  });

  test('a history that begins in the middle: what was before it is not known', async () => {
    order.mock('Ship').throws('Lost');
    const options = {
      from: 'Each[1]/Ship',
      variables: { charge: 'c-1', packed: true },
      context: { Execution: { Input: { whole: true } }, Map: { Item: { Value: 'b' } } },
    } as const;
    const { executionArn } = await order.run({ parcel: 'b' }, options);
    const command = new GetExecutionHistoryCommand({ executionArn });
    const { events } = await sfn.client().send(command);
    const part = write('part.json', { events });
    expect(partOfFile(part, definition, 'Ship')).toMatchObject({
      input: { parcel: 'b' },
      request: { from: 'Ship', variables: {}, unassigned: [], context: {} },
    });
    expect(await message(part, 'Ship')).toContain("State 'Ship' reads the variable $charge, which 'Charge' may have");
  });

  test('a newer definition: a variable that only it assigns is not known', async () => {
    const file = await record('older.json', shipFails);
    const newer = structuredClone(definition) as any;
    newer.States.Charge.Assign.extra = 1;
    newer.States.Each.ItemProcessor.States.Pack.Assign.other = 1;
    expect(partOfFile(file, newer, 'Each[1]/Ship').request).toMatchObject({
      variables: { charge: 'c-1', packed: true },
      unassigned: [],
    });
    newer.States.Each.ItemProcessor.States.Ship.Arguments.Payload.extra = '{% $extra %}';
    const fixed = sfn.stateMachine(newer, { name: 'Newer' });
    const error = await rejectionOf(fixed.resume(file, { from: 'Each[1]/Ship' }));
    expect(error.message).toContain("State 'Ship' reads the variable $extra, which 'Charge' may have assigned before");
  });
});
