import path from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { folderWith } from '../support/cli';
import { CommandHere } from '../support/runCommand';

// The rules of a server's files: events of SDKs, of tasks, and status changes start its machines.

const template = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: order
      Definition:
        StartAt: Put
        States:
          Put:
            Type: Task
            Resource: arn:aws:states:::events:putEvents
            Parameters: { Entries: [{ Source: order, DetailType: Done, Detail.$: $.detail }] }
            End: true
      Events:
        Placed: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] } } }
  Report:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: report
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Done: { Type: EventBridgeRule, Properties: { Pattern: { source: [order] }, InputPath: $.detail } }
        Ended:
          Type: EventBridgeRule
          Properties: { Pattern: { source: [aws.states], detail: { status: [SUCCEEDED], name: [{ exists: true }], stateMachineArn: [{ suffix: ':order' }] } }, Input: '"ended"' }
`;

const file = path.join(folderWith({ 'template.yaml': template }), 'template.yaml');

test('start serves PutEvents, and its rules', async () => {
  const server = new CommandHere(['start', file, '--port', '0', '--no-watch']);
  try {
    const url = /ready at (\S+)/.exec(await server.firstLine())![1]!;
    const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'x' };
    const client = new EventBridgeClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
    const entry = { Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":1}' };
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    expect(FailedEntryCount).toBe(0);
    client.destroy();
    const ask = async (route: string): Promise<any> => (await fetch(`${url}/_stepmill/v1${route}`)).json();
    let inputs: unknown[] = [];
    while (inputs.length < 2) {
      const { executions } = await ask('/executions?stateMachine=report');
      const all = (executions as { executionArn: string }[]).map(({ executionArn }) =>
        ask(`/executions/${encodeURIComponent(executionArn)}`),
      );
      inputs = (await Promise.all(all)).map(({ input }) => input as unknown);
    }
    expect(inputs).toHaveLength(2);
    expect(inputs).toEqual(expect.arrayContaining([{ id: 1 }, 'ended']));
    const { starts } = await ask('/starts');
    expect(
      (starts as { name: string; stateMachines: string[] }[]).map(({ name, stateMachines }) => [name, stateMachines]),
    ).toEqual([
      ['OrderPlaced', ['order']],
      ['ReportDone', ['report']],
      ['ReportEnded', ['report']],
    ]);
  } finally {
    await server.end();
  }
});
