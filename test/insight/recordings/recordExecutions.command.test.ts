import fs from 'node:fs';
import path from 'node:path';
import { Stepmill } from '../../../src/harness/Stepmill';
import { lambda } from '../../../src/tasks/mocking/scripts';
import { cli, folderWith } from '../../cli/support/cli';

const order = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', SecondsPath: '$.Payload.seconds', End: true },
  },
};

const folder = folderWith({ 'order.asl.json': order, 'noise.json': '{"a":1}' });
const at = (name: string): string => path.join(folder, name);
const sfn = new Stepmill({ accountId: '999988887777' });
let machineArn: string;
let endpoint: string;
let executions: Record<string, string>;

beforeAll(async () => {
  Object.assign(process.env, await sfn.env());
  endpoint = await sfn.endpoint;
  sfn.harness.use(
    lambda('charge').answers(({ n }: { n: number }) => {
      if (n === 3) throw new Error('Declined');
      return { seconds: n, email: 'ada@example.com' };
    }),
  );
  const machine = sfn.stateMachine(order, { name: 'Order' });
  machineArn = await machine.arn();
  executions = {};
  for (const n of [1, 2, 3]) executions[n] = (await machine.run({ n }, { name: `order-${n}` })).executionArn;
});
afterAll(() => sfn.close());

async function recorded(...args: readonly string[]): Promise<object> {
  const { code, stdout, stderr } = await cli(['record', ...args]);
  const plain = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { code, stdout: plain(stdout).split('\n').slice(0, -1), stderr: plain(stderr) };
}

test('one execution, without its account and a field', async () => {
  expect(
    await recorded(executions[1]!, '--endpoint', endpoint, '--out', at('sub/one.json'), '--scrub', '$..email'),
  ).toEqual({
    code: 0,
    stdout: [
      'sub/one.json  SUCCEEDED, 9 events',
      expect.stringMatching(/^ {2}taken out: the path \$\.\.email \(\d+\), account ids \(\d+\)$/) as string,
    ],
    stderr: '',
  });
  const text = fs.readFileSync(at('sub/one.json'), 'utf8');
  expect(text).not.toMatch(/999988887777|ada@/);
  expect(JSON.parse(text)).toMatchObject({ stepmill: 'recording', version: 1, stateMachine: { name: 'Order' } });
});

test('the executions of a state machine: the newest up to a limit, by status, since a time', async () => {
  expect(await recorded(machineArn, '--endpoint', endpoint, '--out', at('all'))).toMatchObject({ code: 0 });
  expect(fs.readdirSync(at('all'))).toEqual(['order-1.json', 'order-2.json', 'order-3.json']);
  await recorded(machineArn, '--endpoint', endpoint, '--out', at('two'), '--limit', '2', '--since', '2020-01-01');
  expect(fs.readdirSync(at('two'))).toEqual(['order-2.json', 'order-3.json']);
  await recorded(machineArn, '--endpoint', endpoint, '--out', at('failed'), '--status', 'failed', '--since', '365d');
  expect(fs.readdirSync(at('failed'))).toEqual(['order-3.json']);
  expect(await recorded(machineArn, '--endpoint', endpoint, '--out', at('none'), '--since', '2999-01-01')).toEqual({
    code: 2,
    stdout: [],
    stderr: `stepmill: ${machineArn} has no such execution that has ended.\n`,
  });
  expect(fs.existsSync(at('none'))).toBe(false);
});

test('an exported history with its definition', async () => {
  const history = { events: await historyOf(executions[1]!) };
  fs.writeFileSync(at('history.json'), `\uFEFF${JSON.stringify(history)}`);
  const definition = at('order.asl.json');
  expect(await recorded(at('history.json'), '--definition', definition, '--out', at('h.json'))).toMatchObject({
    code: 0,
    stdout: ['h.json  SUCCEEDED, 9 events'],
    stderr: '',
  });
  fs.writeFileSync(at('page.json'), JSON.stringify({ ...history, NextToken: 'x' }));
  expect(await recorded(at('page.json'), '--definition', definition, '--out', at('p.json'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('page.json is one page of a history') as string,
  });
  fs.writeFileSync(at('cut.json'), JSON.stringify({ events: history.events.slice(0, 5) }));
  expect(await recorded(at('cut.json'), '--definition', definition, '--out', at('p.json'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('cut.json cannot be recorded. The execution had not ended') as string,
  });
  expect(fs.existsSync(at('p.json'))).toBe(false);
});

test('of another definition: says that the recording cannot be replayed', async () => {
  const other = { StartAt: 'Charge', States: { Charge: { ...order.States.Charge, Next: undefined, End: true } } };
  fs.writeFileSync(at('other.asl.json'), JSON.stringify(other));
  const args = [at('history.json'), '--definition', at('other.asl.json'), '--out', at('o.json')];
  expect(await recorded(...args)).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(
      /Played on its own definition, it behaves differently: state after state 'Charge'/,
    ) as string,
  });
  expect(await recorded(...args, '--no-check')).toMatchObject({ code: 0, stderr: '' });
});

describe('rejects', () => {
  const refuses = async (args: readonly string[], message: string | RegExp): Promise<void> => {
    const result = await cli(['record', ...args]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(message);
  };

  test('a missing, an Express, and a running execution', async () => {
    const out = ['--endpoint', endpoint, '--out', at('x.json')];
    await refuses([`${executions[1]!}x`, ...out], /DescribeExecution of http.*ExecutionDoesNotExist/);
    await refuses(
      ['arn:aws:states:us-east-1:999988887777:express:Order:a:b', ...out],
      /EXPRESS state machine: the API has no history/,
    );
    await refuses(['arn:aws:s3:::bucket', ...out], "'arn:aws:s3:::bucket' is not the ARN of an execution.");
    const open = sfn.stateMachine(
      {
        StartAt: 'A',
        States: { A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:999988887777:activity:a', End: true } },
      },
      { name: 'Open' },
    );
    const { activityArn } = await sfn.harness.place.call('CreateActivity', { name: 'a' });
    expect(activityArn).toBeDefined();
    const { executionArn } = await open.start({});
    await refuses([executionArn, ...out], /The execution had not ended: its status is RUNNING/);
    expect(fs.existsSync(at('x.json'))).toBe(false);
    await sfn.harness.place.call('StopExecution', { executionArn });
  });

  test('an Express state machine', async () => {
    const express = sfn.stateMachine({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, { type: 'EXPRESS' });
    const args = [await express.arn(), '--endpoint', endpoint, '--out', at('express')];
    await refuses(args, /is an EXPRESS state machine: the API does not list its executions and has no history/);
  });

  test('an endpoint that does not respond, and an invalid one', async () => {
    await refuses(
      [executions[1]!, '--endpoint', 'http://127.0.0.1:1', '--out', at('x.json')],
      /DescribeExecution of http:\/\/127.0.0.1:1: /,
    );
    await refuses([executions[1]!, '--endpoint', 'localhost:8083', '--out', at('x.json')], /--endpoint takes a URL/);
  });

  test('options without effect, invalid paths and patterns', async () => {
    await refuses([executions[1]!, '--since', '7d', '--out', 'x'], /--since is for the ARN of a state machine/);
    await refuses([at('history.json'), '--endpoint', endpoint, '--out', 'x'], /--endpoint is for an ARN/);
    await refuses([executions[1]!, '--definition', 'a', '--out', 'x'], /--definition is for an exported history/);
    await refuses([executions[1]!, '--scrub', 'email', '--out', 'x'], "'email' is not the path of a field");
    await refuses([executions[1]!, '--scrub-pattern', '(', '--out', 'x'], /--scrub-pattern \(: /);
    await refuses([at('history.json'), '--out', 'x'], /is read as an exported history, which needs its definition/);
    await refuses(
      [machineArn, '--endpoint', endpoint, '--since', 'monday', '--out', at('x')],
      /^stepmill: --since must be a date like 2026-11-01 .* a time ago like 7d, not 'monday'/,
    );
    await refuses(
      [machineArn, '--endpoint', endpoint, '--out', at('noise.json')],
      /noise.json is a file: name the folder/,
    );
    await refuses([executions[1]!, '--endpoint', endpoint, '--out', folder], /is a folder: name the file/);
  });
});

async function historyOf(executionArn: string): Promise<readonly object[]> {
  const { events } = await sfn.harness.place.call('GetExecutionHistory', { executionArn });
  return events as readonly object[];
}
