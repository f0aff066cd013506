import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-events-'));
const template = path.join(folder, 'template.yaml');

beforeAll(() => {
  fs.writeFileSync(
    template,
    `
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: order
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Placed:
          Type: EventBridgeRule
          Properties:
            Pattern: { source: [shop], detail-type: [Order Placed], detail: { amount: [{ numeric: ['>', 10] }] } }
            InputPath: $.detail
        Cancelled:
          Type: EventBridgeRule
          Properties:
            Pattern: { source: [shop], detail-type: [Order Cancelled] }
            InputTransformer:
              InputPathsMap: { id: $.detail.id }
              InputTemplate: '{ "cancelled": <id>, "because": "order <id> was cancelled" }'
  Clean:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        OnBus:
          Type: EventBridgeRule
          Properties: { EventBusName: audit, Pattern: { source: [shop] } }
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe.each(['process', 'http'] as const)('in the place %s', (target) => {
  test('starts the machines of the rules that match, and says why others do not', async () => {
    const sfn = places.open({ target });
    const order = sfn.stateMachine(template, 'Order');
    const sent = await sfn.events.put({
      source: 'shop',
      detailType: 'Order Placed',
      detail: { id: 'a-1', amount: 12 },
    });
    expect(sent.started.map(({ by, stateMachine, input }) => ({ by, stateMachine, input }))).toEqual([
      { by: expect.stringContaining('Placed') as string, stateMachine: 'order', input: { id: 'a-1', amount: 12 } },
    ]);
    const run = await sent.run();
    expect({ status: run.status, output: run.output }).toEqual({
      status: 'SUCCEEDED',
      output: { id: 'a-1', amount: 12 },
    });
    expect(await order.executions()).toHaveLength(1);
    console.log(sent.explain().join('\n'));
  });
});
