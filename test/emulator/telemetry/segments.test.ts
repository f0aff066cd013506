import { TestService, prefix, start } from '../operations/support/testService';
import { executed } from './support/telemetryOf';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const traced = { tracingConfiguration: { enabled: true } };
const id = expect.stringMatching(/^[0-9a-f]{16}$/);
const Root = '1-5759e988-bd862e3fe1be46a994272793';

test('an execution is a segment; its states, and the calls and branches in them, are subsegments', async () => {
  const Parameters = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'hello' };
  const definition = {
    StartAt: 'Send',
    States: {
      Send: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters, Next: 'Pause' },
      Pause: { Type: 'Wait', Seconds: 2, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [wait, { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }],
        End: true,
      },
    },
  };
  const { api, executionArn, stateMachineArn } = await executed(definition, traced);
  const during = (from: number, to: number): object => ({ start_time: start + from, end_time: start + to });
  expect(api.service.telemetry.segments({ executionArn })).toEqual([
    {
      trace_id: expect.stringMatching(/^1-70dbd880-[0-9a-f]{24}$/),
      id,
      name: 'M',
      origin: 'AWS::StepFunctions::StateMachine',
      ...during(0, 62),
      aws: { execution_arn: executionArn, state_machine_arn: stateMachineArn },
      subsegments: [
        {
          id,
          name: 'Send',
          ...during(0, 0),
          subsegments: [
            {
              id,
              name: 'sqs',
              namespace: 'aws',
              ...during(0, 0),
              aws: { operation: 'sendMessage', region: 'us-east-1' },
            },
          ],
        },
        { id, name: 'Pause', ...during(0, 2) },
        {
          id,
          name: 'Both',
          ...during(2, 62),
          subsegments: [
            { id, name: 'W', ...during(2, 62) },
            { id, name: 'P', ...during(2, 2) },
          ],
        },
      ],
    },
  ]);
});

test('a call that fails is a fault, with its error and cause, and so are its state and the execution', async () => {
  const Parameters = { StateMachineArn: `${prefix}:stateMachine:Gone` };
  const nest = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync', Parameters, End: true };
  const { api } = await executed({ StartAt: 'Nest', States: { Nest: nest } }, traced);
  const type = 'StepFunctions.StateMachineDoesNotExistException';
  const fault = { fault: true, cause: { exceptions: [{ id, type, message: expect.stringContaining('Gone') }] } };
  const aws = { operation: 'startExecution', region: 'us-east-1' };
  const call = { name: 'states', namespace: 'aws', aws, ...fault };
  expect(api.service.telemetry.segments()).toMatchObject([
    { ...fault, subsegments: [{ name: 'Nest', ...fault, subsegments: [call] }] },
  ]);
});

test('a running execution is in progress; a stopped one is an error', async () => {
  const api = new TestService({ time: 'manual' });
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(wait), ...traced });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn });
  const running = { start_time: start, in_progress: true };
  expect(api.service.telemetry.segments()).toMatchObject([{ ...running, subsegments: [{ name: 'W', ...running }] }]);
  await api.call('StopExecution', { executionArn });
  const stopped = { start_time: start, end_time: start, error: true };
  expect(api.service.telemetry.segments()).toMatchObject([{ ...stopped, subsegments: [{ name: 'W', ...stopped }] }]);
  api.close();
});

test.each([
  ['a trace id is passed', `Root=${Root};Parent=53995c3f42cd8ad8;Sampled=1`, {}, [Root, '53995c3f42cd8ad8']],
  ['a machine that is traced gets one, too', `Root=${Root}`, traced, [Root, undefined]],
  ['the caller does not sample', `Root=${Root};Sampled=0`, traced, undefined],
  ['nothing says so', undefined, {}, undefined],
])('AWS: whether an execution is traced: %s', async (_title, traceHeader, machine, trace) => {
  const api = new TestService();
  const stateMachineArn = await api.createMachine('M', machine);
  await api.call('StartExecution', { stateMachineArn, traceHeader });
  const told = api.service.telemetry.segments().map(({ trace_id, parent_id }) => [trace_id, parent_id]);
  expect(told).toEqual(trace === undefined ? [] : [trace]);
  api.close();
});

test('a nested execution belongs to the trace of the one that started it', async () => {
  const api = new TestService();
  const child = await api.createMachine('Child');
  const Resource = 'arn:aws:states:::states:startExecution.sync';
  const nest = { Type: 'Task', Resource, Parameters: { StateMachineArn: child }, End: true };
  const definition = JSON.stringify({ StartAt: 'Nest', States: { Nest: nest } });
  const stateMachineArn = await api.createMachine('Outer', { definition, ...traced });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn });
  await api.service.execution(executionArn)!.ended();
  const [outer, inner] = api.service.telemetry.segments();
  expect([outer!.name, inner!.name]).toEqual(['Outer', 'Child']);
  expect(inner).toMatchObject({ trace_id: outer!.trace_id, parent_id: outer!.id });
  api.close();
});

test('AWS: children of a Distributed Map are not traced', async () => {
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  const map = { Type: 'Map', ItemProcessor: { ProcessorConfig, ...wait }, End: true };
  const { api } = await executed({ StartAt: 'Each', States: { Each: map } }, { input: '[1]', ...traced });
  const segments = api.service.telemetry.segments();
  expect(segments.map(({ name, subsegments }) => [name, subsegments?.map((state) => state.name)])).toEqual([
    ['M', ['Each']],
  ]);
});
