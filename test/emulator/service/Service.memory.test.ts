import v8 from 'node:v8';
import vm from 'node:vm';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

const target = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' };
const message = { 'token.$': '$$.Task.Token' };
const child = 'arn:aws:states:us-east-1:123456789012:stateMachine:Child';
const retained: [what: string, resource: string, parameters: object][] = [
  ['a message with a token', 'sqs:sendMessage.waitForTaskToken', { ...target, MessageBody: message }],
  ['a message', 'sqs:sendMessage', { ...target, MessageBody: 'm' }],
  ['a call of a function', 'lambda:invoke', { FunctionName: 'f' }],
  ['a call of an asynchronous function', 'lambda:invoke', { FunctionName: 'late' }],
  ['an Event invocation', 'lambda:invoke', { FunctionName: 'f', InvocationType: 'Event' }],
  ['a call with a token', 'lambda:invoke.waitForTaskToken', { FunctionName: 'f', Payload: message }],
  ['a nested execution', 'states:startExecution', { StateMachineArn: child }],
  ['a nested execution that was waited for', 'states:startExecution.sync', { StateMachineArn: child }],
  ['a call that was not answered', 'lambda:invoke', { FunctionName: 'never' }],
];

/** A machine of one state. */
function create(service: Service, name: string, state: object): string {
  const definition = JSON.stringify({ StartAt: 'Only', States: { Only: state } });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  return (service.call('CreateStateMachine', { name, roleArn, definition }) as { stateMachineArn: string })
    .stateMachineArn;
}

/** Starts executions and stops them; of each, what is there as long as it is in memory. */
async function endedOf(service: Service, stateMachineArn: string): Promise<WeakRef<object>[]> {
  const ended: WeakRef<object>[] = [];
  for (let count = 0; count < 20; count++) {
    const { executionArn } = service.call('StartExecution', { stateMachineArn }) as { executionArn: string };
    ended.push(new WeakRef(service.execution(executionArn)!));
    await service.quiet();
    await service.call('StopExecution', { executionArn });
  }
  return ended;
}

const services: Service[] = [];
const ended = new Map<string, WeakRef<object>[]>();

// One collection for all: it goes through the whole heap.
beforeAll(async () => {
  for (const [what, resource, Parameters] of retained) {
    const service = createService({
      time: 'manual',
      keep: { executions: 2 },
      handlers: {
        f: (event) => event,
        late: (event) => Promise.resolve(event),
        never: () => new Promise(() => undefined),
      },
    });
    services.push(service);
    const Resource = `arn:aws:states:::${resource}`;
    create(service, 'Child', { Type: 'Succeed' });
    const stateMachineArn = create(service, 'M', { Type: 'Task', Resource, Parameters, End: true });
    ended.set(what, await endedOf(service, stateMachineArn));
  }
  // What a weak reference has shown stays until the event loop goes on.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
});

afterAll(() => {
  for (const service of services) service.close();
});

test.each(retained)('%s keeps no execution in memory that has ended', (what) => {
  const left = ended.get(what)!.filter((execution) => execution.deref() !== undefined);
  expect(ended.get(what)).toHaveLength(20);
  expect(left.length).toBeLessThanOrEqual(3);
});
