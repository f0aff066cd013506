import path from 'node:path';
import { folderWith } from '../support/cli';
import { CommandHere } from '../support/runCommand';

// The files of a server in the account of one test: `POST /deploy` of the control API.

const folder = folderWith({
  'template.yaml': `
Transform: AWS::Serverless-2016-10-31
Parameters: { Stage: { Type: String } }
Resources:
  Charge: { Type: AWS::Serverless::Function, Properties: { Runtime: java21, Handler: x, FunctionName: charge } }
  Pay:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: pay
      Type: EXPRESS
      DefinitionSubstitutions:
        Charge: !GetAtt Charge.Arn
        Self: !Sub '\${AWS::AccountId} \${AWS::Region} \${Stage}'
      Definition:
        StartAt: Wait
        States:
          Wait: { Type: Wait, Seconds: 7, Next: Charge }
          Charge: { Type: Task, Resource: '\${Charge}', Next: Where }
          Where: { Type: Pass, Result: '\${Self}', End: true }
  Lost:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: s3://code/lost.asl.json }
`,
  'order.asl.json': { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
});
const files = ['template.yaml', 'order.asl.json'].map((name) => path.join(folder, name));
const account = '111122223333';

let server: CommandHere;
let url: string;

async function serve(...args: readonly string[]): Promise<void> {
  server = new CommandHere(['start', '--port', '0', '--no-watch', ...args]);
  url = /ready at (\S+)/.exec(await server.firstLine())![1]!;
}

afterEach(() => server.end());

async function control(method: string, route: string, body?: object): Promise<any> {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return (await fetch(`${url}/_stepmill/v1${route}`, { method, ...text })).json();
}

async function call(operation: string, input: object): Promise<any> {
  const headers = {
    'x-amz-target': `AWSStepFunctions.${operation}`,
    authorization: `AWS4-HMAC-SHA256 Credential=${account}/20300101/eu-west-1/states/aws4_request, SignedHeaders=host, Signature=0`,
  };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
}

const arn = (name: string): string => `arn:aws:states:eu-west-1:${account}:stateMachine:${name}`;

test('deploys the machines with the values of the template, and the account and region of the test', async () => {
  await serve(...files, '--param', 'Stage=test');
  await control('PUT', `/accounts/${account}`, { time: 'skip', region: 'eu-west-1' });
  expect(await call('ListStateMachines', {})).toEqual({ stateMachines: [] });
  const deployed = await control('POST', `/accounts/${account}/deploy`);
  expect(deployed).toEqual({
    stateMachines: [
      { name: 'pay', aliases: ['Pay', 'pay'], file: files[0], stateMachineArn: arn('pay') },
      { name: 'order', aliases: ['order'], file: files[1], stateMachineArn: arn('order') },
    ],
    problems: [expect.stringContaining('s3://code/lost.asl.json')],
  });
  await control('POST', `/accounts/${account}/mocks`, { lambda: 'charge', returns: 1 });
  const { output, startDate, stopDate } = await call('StartSyncExecution', { stateMachineArn: arn('pay') });
  expect([JSON.parse(output), Math.round(stopDate - startDate)]).toEqual([`${account} eu-west-1 test`, 7]);
});

test('a second time, and after a reset, it is as it was', async () => {
  await serve(files[1]!);
  await control('PUT', `/accounts/${account}`, { time: 'skip' });
  const first = await control('POST', `/accounts/${account}/deploy`);
  expect(await control('POST', `/accounts/${account}/deploy`)).toEqual(first);
  await call('UpdateStateMachine', {
    stateMachineArn: first.stateMachines[0].stateMachineArn,
    definition: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
  });
  expect(await control('POST', `/accounts/${account}/deploy`)).toEqual(first);
  const described = await call('DescribeStateMachine', first.stateMachines[0]);
  expect(JSON.parse(described.definition).StartAt).toBe('Done');
  await control('POST', `/accounts/${account}/reset`);
  expect(await control('POST', `/accounts/${account}/deploy`)).toEqual(first);
});

test('a server without files says so', async () => {
  await serve();
  await control('PUT', `/accounts/${account}`);
  expect(await control('POST', `/accounts/${account}/deploy`)).toEqual({
    code: 'HarnessError',
    message: 'The server has no files. Name them when it starts: stepmill start template.yaml',
  });
});

const twice = folderWith({
  'twice.yaml': `
Resources:
  ${['One', 'Two'].map(declared).join('\n  ')}
`,
});

function declared(id: string): string {
  return `${id}:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineName: order
      RoleArn: arn:aws:iam::123456789012:role/r
      Definition: { StartAt: ${id}, States: { ${id}: { Type: Pass, End: true } } }`;
}

test('serves the first of two machines with the same name in a file, and names both places', async () => {
  const file = path.join(twice, 'twice.yaml');
  await serve(file);
  const problem = `${file} declares two state machines 'order': One and Two. AWS deploys only one of them; One is served. Give each its own name.`;
  await control('PUT', `/accounts/${account}`, { region: 'eu-west-1' });
  expect(await control('POST', `/accounts/${account}/deploy`)).toEqual({
    stateMachines: [{ name: 'order', aliases: ['One', 'order'], file, stateMachineArn: arn('order') }],
    problems: [problem],
  });
  const { definition } = await call('DescribeStateMachine', { stateMachineArn: arn('order') });
  expect(JSON.parse(definition).StartAt).toBe('One');
  expect(await server.untilError(/Two/)).toContain(problem);
});

describe('files that a request names', () => {
  const named = folderWith({
    'stack.yaml': `
Transform: AWS::Serverless-2016-10-31
Parameters: { Stage: { Type: String, Default: dev } }
Resources:
  Charge:
    Type: AWS::Serverless::Function
    Properties:
      { Runtime: nodejs22.x, Handler: charge.handler, CodeUri: ., Environment: { Variables: { STAGE: !Ref Stage } } }
  Pay:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      DefinitionSubstitutions: { Charge: !GetAtt Charge.Arn }
      Definition: { StartAt: C, States: { C: { Type: Task, Resource: '\${Charge}', End: true } } }
`,
    'charge.js': 'let calls = 0; exports.handler = async () => [process.env.STAGE, ++calls];',
  });

  async function pay(id: string, values: object = {}): Promise<unknown> {
    await control('PUT', `/accounts/${id}`, { time: 'skip' });
    const deployed = await control('POST', `/accounts/${id}/deploy`, { files: ['stack.yaml'], ...values });
    if (deployed.message !== undefined) return deployed.message;
    const headers = {
      'x-amz-target': 'AWSStepFunctions.StartSyncExecution',
      authorization: `AWS4-HMAC-SHA256 Credential=${id}/20300101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=0`,
    };
    const body = JSON.stringify({ stateMachineArn: deployed.stateMachines[0].stateMachineArn });
    const { output, cause } = (await (await fetch(url, { method: 'POST', headers, body })).json()) as any;
    return cause ?? JSON.parse(output);
  }

  test('their functions stay warm for the accounts of the server, one with other values runs apart', async () => {
    await serve('--deploy-from', named);
    expect(await pay('100000000001')).toEqual(['dev', 1]);
    expect(await pay('100000000002')).toEqual(['dev', 2]);
    expect(await pay('100000000003', { parameters: { Stage: 'prod' } })).toEqual(['prod', 3]);
    expect(await pay('100000000004')).toEqual(['dev', 4]);
  });

  test('an account that has not deployed the file does not have its functions', async () => {
    await serve('--deploy-from', named);
    await pay('100000000001');
    await control('PUT', `/accounts/${account}`, { time: 'skip', region: 'eu-west-1' });
    const Resource = `arn:aws:lambda:eu-west-1:${account}:function:Charge`;
    const { stateMachineArn } = await call('CreateStateMachine', {
      name: 'other',
      roleArn: 'arn:aws:iam::123456789012:role/r',
      definition: JSON.stringify({ StartAt: 'C', States: { C: { Type: 'Task', Resource, End: true } } }),
    });
    const { executionArn } = await call('StartExecution', { stateMachineArn });
    const { execution } = await control(
      'GET',
      `/accounts/${account}/executions/${encodeURIComponent(executionArn)}/wait`,
    );
    expect(execution.mistake).toContain("Nothing answers the task of state 'C'");
  });

  test('throws for a file outside of the folders, for one that is missing, and for a value that nothing uses', async () => {
    await serve('--deploy-from', named);
    const id = '100000000001';
    expect(await pay(id, { files: [files[0]] })).toBe(
      `${files[0]} is not below ${named}: the folders of --deploy-from.`,
    );
    expect(await pay(id, { files: ['lost.yaml'] })).toBe(`There is no file ${path.join(named, 'lost.yaml')}.`);
    expect(await pay(id, { parameters: { Stag: 'prod' } })).toContain(
      'Parameters: [Stag] do not exist in the template.',
    );
  });

  test('throws without --deploy-from, and for values without files', async () => {
    await serve(files[1]!);
    const id = '100000000001';
    expect(await pay(id)).toBe(
      'This server deploys only its own files. Start it with --deploy-from FOLDER to let callers deploy the files below it.',
    );
    expect(await pay(id, { files: undefined, parameters: { Stage: 'prod' } })).toBe(
      "Values go with 'files': the server's own files have those of its command line.",
    );
  });
});
