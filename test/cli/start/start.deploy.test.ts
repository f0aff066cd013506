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

test('the machines are there with the values of the template, of the account and region of the test', async () => {
  await serve(...files, '--param', 'Stage=test');
  await control('PUT', `/accounts/${account}`, { time: 'skip', region: 'eu-west-1' });
  expect(await call('ListStateMachines', {})).toEqual({ stateMachines: [] });
  const deployed = await control('POST', `/accounts/${account}/deploy`);
  expect(deployed).toEqual({
    stateMachines: ['pay', 'order'].map((name) => ({ name, stateMachineArn: arn(name) })),
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

test('of two machines of one name in a file the first is served, and both places say so', async () => {
  const file = path.join(twice, 'twice.yaml');
  await serve(file);
  const problem = `${file} declares two state machines 'order': One and Two. AWS deploys only one of them; One is served. Give each its own name.`;
  await control('PUT', `/accounts/${account}`, { region: 'eu-west-1' });
  expect(await control('POST', `/accounts/${account}/deploy`)).toEqual({
    stateMachines: [{ name: 'order', stateMachineArn: arn('order') }],
    problems: [problem],
  });
  const { definition } = await call('DescribeStateMachine', { stateMachineArn: arn('order') });
  expect(JSON.parse(definition).StartAt).toBe('One');
  expect(await server.untilError(/Two/)).toContain(problem);
});
