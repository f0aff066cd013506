import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Accounts } from '../../../../src/emulator/control/accounts/Accounts';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import { callControl } from '../support/useControl';

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
const none = { RUNNING: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0 };
const definition = {
  StartAt: 'C',
  States: {
    C: { Type: 'Choice', Choices: [{ Variable: '$.bad', BooleanEquals: true, Next: 'F' }], Default: 'P' },
    P: { Type: 'Pass', Parameters: { 'twice.$': "States.Format('{}{}', $.id, $.id)" }, End: true },
    F: { Type: 'Fail', Error: 'E', Cause: 'The card is empty' },
  },
};

let folder: string;
let service: Service;

/** `keep`: how many executions memory has. */
function open(keep: number): void {
  service = createService({
    time: 'skip',
    startTime: '2030-01-01T00:00:00Z',
    data: { folder },
    keep: { executions: keep, children: 1 },
  });
  service.goOn();
}

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-stored-')), 'data');
  open(2);
});
afterEach(() => {
  service.abandon();
  fs.rmSync(path.dirname(folder), { recursive: true });
});

interface Page {
  readonly executions: readonly { name: string }[];
  readonly counts: Record<string, number>;
  readonly searched: number;
  readonly of: number;
  readonly before?: number;
}

const ask = (name: string, query: Record<string, string> = {}): Promise<object> =>
  callControl(name, { service, accounts: new Accounts(service) }, { query });

/** All pages. */
async function search(query: Record<string, string> = {}): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (;;) {
    const before = pages.at(-1)?.before;
    const more: Record<string, string> = before === undefined ? {} : { before: String(before) };
    pages.push((await ask('searchStoredExecutions', { ...query, ...more })) as Page);
    if (pages.at(-1)!.before === undefined) return pages;
  }
}

const names = async (query?: Record<string, string>): Promise<readonly string[]> =>
  (await search(query)).flatMap(({ executions }) => executions.map(({ name }) => name));

async function run(name: string, input: object): Promise<void> {
  service.call('StartExecution', { stateMachineArn: machine, name, input: JSON.stringify(input) });
  await service.quiet();
}

async function fill(): Promise<void> {
  create('M', definition);
  for (const [index, name] of ['a-0', 'b-1', 'a-2', 'b-3', 'a-4', 'b-5'].entries())
    await run(name, { id: `Order-${index}`, bad: index === 1 });
}

function create(name: string, states: object): void {
  service.call('CreateStateMachine', {
    name,
    definition: JSON.stringify(states),
    roleArn: 'arn:aws:iam::123456789012:role/r',
  });
}

test('executions that memory has let go are found, and those that it has are not', async () => {
  await fill();
  expect(await names()).toEqual(['b-3', 'a-2', 'b-1', 'a-0']);
  expect(await ask('listExecutions')).toMatchObject({ executions: [{ name: 'b-5' }, { name: 'a-4' }], stored: 6 });
  service.abandon();
  open(2);
  expect(await names()).toEqual(['b-5', 'a-4', 'b-3', 'a-2', 'b-1', 'a-0']);
  expect(await ask('listExecutions')).toMatchObject({ executions: [], total: 0, stored: 6 });
});

test('by name, status, time, state machine and text', async () => {
  await fill();
  expect(await names({ search: 'A' })).toEqual(['a-2', 'a-0']);
  expect(await names({ status: 'FAILED' })).toEqual(['b-1']);
  expect(await names({ text: 'order-2' })).toEqual(['a-2']);
  expect(await names({ text: 'ORDER-3order-3' })).toEqual(['b-3']);
  expect(await names({ text: 'card EMPTY' })).toEqual(['b-1']);
  expect(await names({ stateMachine: 'M', text: 'order', search: 'b' })).toEqual(['b-3', 'b-1']);
  expect(await names({ stateMachine: 'N' })).toEqual([]);
  expect(await names({ region: 'eu-west-1' })).toEqual([]);
  expect(await names({ startedFrom: '2031-01-01T00:00:00Z' })).toEqual([]);
  expect(await names({ startedBefore: '2031-01-01T00:00:00Z', search: '0' })).toEqual(['a-0']);
});

test('page by page, with how far it is and how many there are of each status', async () => {
  await fill();
  const [first, ...others] = await search({ max: '3', status: 'SUCCEEDED', search: '2' });
  expect([first!.searched <= 6, first!.of]).toEqual([true, 6]);
  expect([first!, ...others].at(-1)).toMatchObject({ searched: 6, of: 6 });
  const pages = await search({ max: '1' });
  expect(pages.map(({ executions, searched }) => [searched, executions.map(({ name }) => name)])).toEqual([
    [3, ['b-3']],
    [4, ['a-2']],
    [5, ['b-1']],
    [6, ['a-0']],
  ]);
  expect(pages[2]).toEqual({
    executions: [
      {
        executionArn: 'arn:aws:states:us-east-1:123456789012:execution:M:b-1',
        name: 'b-1',
        stateMachineArn: machine,
        status: 'FAILED',
        startedAt: expect.stringMatching(/^2030-01-01T/),
        endedAt: expect.stringMatching(/^2030-01-01T/),
        redriveCount: 0,
      },
    ],
    counts: { ...none, FAILED: 1 },
    searched: 5,
    of: 6,
    before: 1,
  });
});

test('children of Map Runs are among them, unless they are not wanted', async () => {
  create('D', {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Label: 'Each',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'P',
          States: { P: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
  });
  service.call('StartExecution', {
    stateMachineArn: machine.replace(/M$/, 'D'),
    name: 'parent',
    input: JSON.stringify(['x-0', 'x-1', 'x-2']),
  });
  await service.quiet();
  expect(await names({ text: 'x-', stateMachine: 'D' })).toHaveLength(2);
  expect(await names({ text: 'x-', children: 'false' })).toEqual([]);
  service.abandon();
  open(2);
  expect(await names({ text: 'x-2', stateMachine: 'D' })).toHaveLength(2);
  expect(await names({ children: 'false' })).toEqual(['parent']);
});

test('others have their turns while it searches, and a search that goes on after a reset finds nothing', async () => {
  await fill();
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  for (let index = 0; index < 2500; index++) service.call('StartExecution', { stateMachineArn: machine, input: '{}' });
  await service.quiet();
  const page = ask('searchStoredExecutions', { text: 'nowhere' });
  const before = turns;
  const { searched } = (await page) as Page;
  clearInterval(counting);
  expect([searched > 0, turns > before]).toEqual([true, true]);
  service.reset();
  expect(await ask('searchStoredExecutions', { before: '5' })).toEqual({
    executions: [],
    counts: none,
    searched: 0,
    of: 0,
  });
});

test('without a data directory it finds nothing', async () => {
  service.abandon();
  service = createService({});
  expect(await search()).toEqual([{ executions: [], counts: none, searched: 0, of: 0 }]);
});
