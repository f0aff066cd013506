import { prefix, roleArn } from '../emulator/operations/support/testService';
import { useScenario } from './support/Scenario';

const s = useScenario();
const StateMachineArn = `${prefix}:stateMachine:Clerk`;
const clerk = {
  StartAt: 'Read',
  States: {
    Read: { Type: 'Wait', Seconds: 1, Next: 'Sign' },
    Sign: { Type: 'Pass', Parameters: { signed: true, 'letter.$': '$', note: null }, End: true },
  },
};
const uuid4 = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const childArn = expect.stringMatching(new RegExp(`^${prefix}:execution:Clerk:${uuid4}$`));
const Input = { to: 'all', note: null };
const letter = '{"to":"all","note":null}';
const signed = '{"signed":true,"note":null,"letter":{"to":"all","note":null}}';
const input = '{"office": 3}';

beforeEach(() => s.createMachine('Clerk', { definition: JSON.stringify(clerk) }));

const office = (pattern: string) => {
  const Resource = `arn:aws:states:::states:startExecution${pattern}`;
  const Call = { Type: 'Task', Resource, Parameters: { StateMachineArn, Input }, TimeoutSeconds: 25, End: true };
  return { StartAt: 'Call', States: { Call } };
};
const begun = (resource: string) => {
  const task = { resourceType: 'states', resource };
  const parameters = JSON.stringify({ StateMachineArn, Input });
  return [
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 TaskStateEntered', { name: 'Call', input }],
    ['3<2 TaskScheduled', { ...task, region: 'us-east-1', parameters, timeoutInSeconds: 25 }],
    ['4<3 TaskStarted', task],
  ];
};

test('startExecution returns the ARN, and the child continues by itself', async () => {
  const arn = await s.run(office(''), input);
  const { status, output } = await s.describe(arn);
  const result = JSON.parse(output);
  const { RequestId } = result.SdkResponseMetadata;
  const [length] = result.SdkHttpMetadata.AllHttpHeaders['Content-Length'];
  const [date] = result.SdkHttpMetadata.AllHttpHeaders.Date;
  expect({ status, result }).toEqual({
    status: 'SUCCEEDED',
    result: {
      ExecutionArn: childArn,
      SdkHttpMetadata: {
        AllHttpHeaders: {
          'x-amzn-RequestId': [RequestId],
          connection: ['keep-alive'],
          'Content-Length': [length],
          Date: [date],
          'Content-Type': ['application/x-amz-json-1.0'],
        },
        HttpHeaders: {
          connection: 'keep-alive',
          'Content-Length': length,
          'Content-Type': 'application/x-amz-json-1.0',
          Date: date,
          'x-amzn-RequestId': RequestId,
        },
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: expect.stringMatching(new RegExp(`^${uuid4}$`)) },
      StartDate: s.service.now(),
    },
  });
  const task = { resourceType: 'states', resource: 'startExecution' };
  expect(await s.history(arn)).toEqual([
    ...begun('startExecution'),
    ['5<4 TaskSucceeded', { ...task, output }],
    ['6<5 TaskStateExited', { name: 'Call', output }],
    ['7<6 ExecutionSucceeded', { output }],
  ]);
  expect(await s.describe(result.ExecutionArn)).toMatchObject({ status: 'RUNNING', input: letter });
  s.service.advance(1_000);
  expect(await s.describe(result.ExecutionArn)).toMatchObject({ status: 'SUCCEEDED', output: signed });
});

test.each([
  ['.sync', letter, signed],
  ['.sync:2', JSON.parse(letter), JSON.parse(signed)],
])('startExecution%s answers with what became of the child', async (pattern, shownInput, shownOutput) => {
  const startedAt = s.service.now();
  const arn = await s.run(office(pattern), input);
  expect(await s.describe(arn)).toMatchObject({ status: 'RUNNING' });
  s.service.advance(1_000);
  const { output } = await s.describe(arn);
  const result = JSON.parse(output);
  expect(Object.entries(result)).toEqual([
    ['ExecutionArn', childArn],
    ['Input', shownInput],
    ['InputDetails', { Included: true }],
    ['Name', result.ExecutionArn.split(':').at(-1)],
    ['Output', shownOutput],
    ['OutputDetails', { Included: true }],
    ['RedriveCount', 0],
    ['RedriveStatus', 'NOT_REDRIVABLE'],
    ['RedriveStatusReason', 'Execution is SUCCEEDED and cannot be redriven'],
    ['StartDate', startedAt],
    ['StateMachineArn', StateMachineArn],
    ['Status', 'SUCCEEDED'],
    ['StopDate', startedAt + 1_000],
  ]);
  const history = await s.history(arn);
  const submitted = history[4]![1]!['output'] as string;
  expect(Object.keys(JSON.parse(submitted))).toEqual([
    'ExecutionArn',
    'SdkHttpMetadata',
    'SdkResponseMetadata',
    'StartDate',
  ]);
  const resource = `startExecution${pattern}`;
  const task = { resourceType: 'states', resource };
  expect(history).toEqual([
    ...begun(resource),
    ['5<4 TaskSubmitted', { ...task, output: submitted }],
    ['6<5 TaskSucceeded after 1 s', { ...task, output }],
    ['7<6 TaskStateExited after 1 s', { name: 'Call', output }],
    ['8<7 ExecutionSucceeded after 1 s', { output }],
  ]);
});

test('.sync returns the alias that started the child, and the version', async () => {
  const child = await s.createMachine('Child', { publish: true });
  await s.call('CreateStateMachineAlias', {
    name: 'live',
    routingConfiguration: [{ stateMachineVersionArn: `${child}:1`, weight: 100 }],
  });
  const run = await s.run({
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync',
        Parameters: { StateMachineArn: `${child}:live` },
        End: true,
      },
    },
  });
  const result = JSON.parse((await s.ended(run)).output) as Record<string, unknown>;
  expect(Object.entries(result).filter(([name]) => name.startsWith('StateMachine'))).toEqual([
    ['StateMachineAliasArn', `${child}:live`],
    ['StateMachineArn', child],
    ['StateMachineVersionArn', `${child}:1`],
  ]);
});
