import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-s3-events-'));
const template = path.join(folder, 'template.yaml');

beforeAll(() => {
  fs.writeFileSync(
    template,
    `
Resources:
  Inbox:
    Type: AWS::S3::Bucket
    Properties: { BucketName: inbox, NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } }
  Quiet:
    Type: AWS::S3::Bucket
    Properties: { BucketName: quiet }
  Import:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: import
      Definition:
        StartAt: Copy
        States:
          Copy:
            Type: Task
            Resource: arn:aws:states:::aws-sdk:s3:putObject
            Parameters: { Bucket: inbox, Key.$: "States.Format('done/{}', $.detail.object.key)", Body: copied }
            ResultPath: null
            End: true
      Events:
        Stored:
          Type: EventBridgeRule
          Properties:
            Pattern:
              source: [aws.s3]
              detail-type: [Object Created]
              detail: { bucket: { name: [!Ref Inbox, !Ref Quiet] }, object: { key: [{ prefix: in/ }] } }
  Clean:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: clean
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Deleted:
          Type: EventBridgeRule
          Properties: { Pattern: { source: [aws.s3], detail-type: [Object Deleted] } }
        Done:
          Type: EventBridgeRule
          Properties: { Pattern: { source: [aws.s3], detail: { object: { key: [{ prefix: done/ }] } } } }
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe.each(['process', 'http'] as const)('in the place %s', (target) => {
  test('an object that is stored, by the test or by a task, starts the machines of its rules', async () => {
    const sfn = places.open({ target, deliverEvents: true });
    const imports = sfn.stateMachine(template, 'Import');
    const cleans = sfn.stateMachine(template, 'Clean');
    await sfn.s3.createBucket('quiet');
    await sfn.s3.put('inbox', 'in/orders.csv', 'a,b');
    await sfn.s3.put('inbox', 'other.csv', 'a,b');
    await sfn.s3.put('quiet', 'in/orders.csv', 'a,b');
    const started = await imports.executions();

    expect(started.map(({ status, input }) => ({ status, input }))).toEqual([
      {
        status: 'SUCCEEDED',
        input: expect.objectContaining({
          source: 'aws.s3',
          'detail-type': 'Object Created',
          resources: ['arn:aws:s3:::inbox'],
          detail: expect.objectContaining({
            bucket: { name: 'inbox' },
            object: {
              key: 'in/orders.csv',
              size: 3,
              etag: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
              sequencer: expect.stringMatching(/^[0-9A-F]{18}$/) as unknown,
            },
            reason: 'PutObject',
          }) as unknown,
        }) as unknown,
      },
    ]);
    expect(
      (await cleans.executions()).map(
        ({ input }) => (input as { detail: { object: { key: string } } }).detail.object.key,
      ),
    ).toEqual(['done/in/orders.csv']);

    await sfn.s3.delete('inbox', 'in/orders.csv');
    await sfn.s3.delete('quiet', 'in/orders.csv');
    expect((await cleans.executions()).map(({ input }) => (input as { 'detail-type': string })['detail-type'])).toEqual(
      ['Object Created', 'Object Deleted'],
    );
  });

  test('without deliverEvents, nothing starts', async () => {
    const sfn = places.open({ target });
    const imports = sfn.stateMachine(template, 'Import');
    await sfn.s3.put('inbox', 'in/orders.csv', 'a,b');

    expect(await imports.executions()).toEqual([]);
  });
});
