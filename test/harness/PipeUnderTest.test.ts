import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { matchers } from '../../src/harness/matchers/matchers';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-pipes-'));
const template = path.join(folder, 'template.yaml');

const machine = '{ StartAt: Done, States: { Done: { Type: Pass, End: true } } }';

beforeAll(() => {
  expect.extend(matchers);
  fs.writeFileSync(
    template,
    `
Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Order:
    Type: AWS::Serverless::StateMachine
    Properties: { Name: order, Type: EXPRESS, Definition: ${machine} }
  Slow:
    Type: AWS::Serverless::StateMachine
    Properties: { Name: slow, Definition: ${machine} }
  Orders:
    Type: AWS::Pipes::Pipe
    Properties:
      Name: orders
      RoleArn: arn:aws:iam::123456789012:role/P
      Source: !GetAtt Queue.Arn
      SourceParameters:
        FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["new"]}}' }] }
        SqsQueueParameters: { BatchSize: 2 }
      Target: !Ref Order
      TargetParameters: { InputTemplate: '{"id": <$.body.id>}' }
  Waiting:
    Type: AWS::Pipes::Pipe
    Properties:
      Name: waiting
      RoleArn: arn:aws:iam::123456789012:role/P
      Source: arn:aws:dynamodb:us-east-1:123456789012:table/T/stream/2030-01-01T00:00:00.000
      Target: !Ref Slow
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe.each(['process', 'http'] as const)('in the place %s', (target) => {
  test('runs messages through a pipe', async () => {
    const sfn = places.open({ target });
    const order = sfn.stateMachine(template, 'Order');
    const message = (kind: string, id: number): object => ({ kind, id });
    const sent = await sfn.pipe('orders').send([message('new', 1), message('old', 2), message('new', 3), 'text']);
    expect(sent.dropped.map(({ record, why }) => [record['body'], why])).toEqual([
      ['{"kind":"old","id":2}', 'body.kind is "old", wanted ["new"].'],
      ['text', 'Its body is plain text, and the filter wants JSON.'],
    ]);
    expect(sent.started.map(({ by, stateMachine, input }) => ({ by, stateMachine, input }))).toEqual([
      { by: 'orders', stateMachine: 'order', input: [{ id: 1 }] },
      { by: 'orders', stateMachine: 'order', input: [{ id: 3 }] },
    ]);
    expect(sent).toHaveStarted(order, [{ id: 3 }]);
    expect(sent).not.toHaveStarted(order, [{ id: 2 }]);
  });

  test('the only execution can be awaited', async () => {
    const sfn = places.open({ target });
    sfn.stateMachine(template, 'Order');
    const sent = await sfn.pipe('Orders').records([{ body: '{"kind":"new","id":1}', messageId: 'm-1' }]);
    const run = await sent.run();
    expect({ status: run.status, output: run.output }).toEqual({ status: 'SUCCEEDED', output: [{ id: 1 }] });
  });

  test('what tasks send to the queue runs through it, with the option deliverEvents', async () => {
    const sfn = places.open({ target, deliverEvents: true });
    const order = sfn.stateMachine(template, 'Order');
    const sender = sfn.stateMachine({
      StartAt: 'Send',
      States: {
        Send: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage',
          Parameters: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
            MessageBody: { kind: 'new', 'id.$': '$.id' },
          },
          End: true,
        },
      },
    });
    // The pipe is registered with the machine of its file.
    await order.arn();
    await sender.run({ id: 7 });
    const [ran, ...more] = await sfn.pipe('orders').ran();
    expect(more).toEqual([]);
    expect(ran).toHaveStarted(order, [{ id: 7 }]);
    expect((await ran!.run()).output).toEqual([{ id: 7 }]);
  });

  test('a pipe that AWS stops is an error', async () => {
    const sfn = places.open({ target });
    sfn.stateMachine(template, 'Slow');
    const records = [{ eventName: 'INSERT', dynamodb: { NewImage: { id: { S: 'a' } } } }];
    await expect(sfn.pipe('waiting').records(records)).rejects.toThrow(
      /^AWS stops the pipe 'waiting' \(.*template\.yaml:\d+:\d+\): its target .* is a STANDARD state machine, and the pipe waits for the answer, which only EXPRESS ones give\. Set InvocationType: FIRE_AND_FORGET/,
    );
  });

  test('rejects an unknown name', async () => {
    const sfn = places.open({ target });
    sfn.stateMachine(template, 'Order');
    await expect(sfn.pipe('ordes').send(['a'])).rejects.toThrow("There is no pipe 'ordes'. Did you mean 'orders'?");
  });
});

test('rejects what is no list', () => {
  const sfn = places.open({ target: 'process' });
  sfn.stateMachine(template, 'Order');
  expect(() => sfn.pipe('orders').send([])).toThrow(
    'send(…) of a pipe takes a list that is not empty, for example send([{ … }]).',
  );
});
