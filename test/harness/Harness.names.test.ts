import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { matchers } from '../../src/harness/matchers/matchers';
import { Stepmill } from '../../src/harness/Stepmill';
import { TestServerProcess } from './places/support/TestServerProcess';

let folder: string;
let server: TestServerProcess;

const resource = (type: string, cdkPath: string, properties: object = {}): object => ({
  Type: type,
  Properties: properties,
  Metadata: { 'aws:cdk:path': cdkPath },
});
const join = (...parts: unknown[]): object => ({ 'Fn::Join': ['', parts] });

/** What CDK writes: a function, a queue, a topic, a bus, an activity and a nested machine, two functions of one id. */
const cdk = {
  Resources: {
    processPaymentLambdaHandler7A2B3C4D: resource('AWS::Lambda::Function', 'Shop/processPaymentLambdaHandler/Resource'),
    BillingHandler11112222: resource('AWS::Lambda::Function', 'Shop/Billing/Handler/Resource'),
    StoreHandler33334444: resource('AWS::Lambda::Function', 'Shop/Store/Handler/Resource'),
    OrdersQueue55556666: resource('AWS::SQS::Queue', 'Shop/OrdersQueue/Resource'),
    NewsTopic77778888: resource('AWS::SNS::Topic', 'Shop/NewsTopic/Resource'),
    OrdersBus99990000: resource('AWS::Events::EventBus', 'Shop/OrdersBus/Resource', { Name: 'orders-bus' }),
    Approve12341234: resource('AWS::StepFunctions::Activity', 'Shop/Approve/Resource', { Name: 'approve' }),
    Invoice56785678: resource('AWS::StepFunctions::StateMachine', 'Shop/Invoice/Resource', {
      DefinitionString: JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }),
    }),
    OrderABCD1234: resource('AWS::StepFunctions::StateMachine', 'Shop/Order/Resource', {
      DefinitionString: join(
        '{"StartAt":"Pay","States":{"Pay":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"',
        { 'Fn::GetAtt': ['processPaymentLambdaHandler7A2B3C4D', 'Arn'] },
        '"},"Next":"Bill"},"Bill":{"Type":"Task","Resource":"',
        { 'Fn::GetAtt': ['BillingHandler11112222', 'Arn'] },
        '","Next":"Send"},"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"MessageBody":"hi","QueueUrl":"',
        { Ref: 'OrdersQueue55556666' },
        '"},"Next":"Tell"},"Tell":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"hi","TopicArn":"',
        { Ref: 'NewsTopic77778888' },
        '"},"Next":"Put"},"Put":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Source":"s","DetailType":"t","Detail":{},"EventBusName":"',
        { Ref: 'OrdersBus99990000' },
        '"}]},"Next":"Ask"},"Ask":{"Type":"Task","Resource":"',
        { Ref: 'Approve12341234' },
        '","Next":"Invoice"},"Invoice":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"',
        { Ref: 'Invoice56785678' },
        '"},"End":true}}}',
      ),
    }),
  },
};

const sam = `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  ResourcePrefix: { Type: String, Default: glacier }
  Unknown: { Type: String }
Resources:
  RestoreFn:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: !Sub "\${ResourcePrefix}-restore-fn", Runtime: nodejs20.x, Handler: a.b, CodeUri: ./none }
  CheckFn:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: !Join ["-", [!Ref ResourcePrefix, check]], Runtime: nodejs20.x, Handler: a.b, CodeUri: ./none }
  StackFn:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: !Sub "\${AWS::StackName}-fn", Runtime: nodejs20.x, Handler: a.b, CodeUri: ./none }
  Jobs:
    Type: AWS::DynamoDB::Table
    Properties: { TableName: !Sub "\${AWS::StackName}-jobs" }
  Restore:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Restore
        States:
          Restore: { Type: Task, Resource: !GetAtt RestoreFn.Arn, Next: Check }
          Check: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: !Ref CheckFn }, Next: Stack }
          Stack: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: !Ref StackFn }, Next: Save }
          Save: { Type: Task, Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: !Ref Jobs, Item: { id: { S: "1" } } }, End: true }
`;

beforeAll(async () => {
  expect.extend(matchers);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-names-'));
  fs.writeFileSync(path.join(folder, 'Shop.template.json'), JSON.stringify(cdk));
  fs.writeFileSync(path.join(folder, 'template.yaml'), sam);
  server = await TestServerProcess.start();
});

afterAll(async () => {
  await server.end();
  fs.rmSync(folder, { recursive: true, force: true });
});

const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:123456789012:${rest}`;
const names = {
  lambda: [
    'processPaymentLambdaHandler',
    'processPaymentLambdaHandler7A2B3C4D',
    'Shop/processPaymentLambdaHandler',
    arn('lambda', 'function:processPaymentLambdaHandler7A2B3C4D'),
  ],
  bill: ['BillingHandler', 'Shop/Billing/Handler', 'BillingHandler11112222'],
  sqs: ['OrdersQueue', 'OrdersQueue55556666', 'Shop/OrdersQueue', arn('sqs', 'OrdersQueue55556666')],
  sns: ['NewsTopic', 'NewsTopic77778888', 'Shop/NewsTopic', arn('sns', 'NewsTopic77778888')],
  eventBus: ['OrdersBus', 'OrdersBus99990000', 'Shop/OrdersBus', 'orders-bus', arn('events', 'event-bus/orders-bus')],
  activity: ['Approve', 'Approve12341234', 'Shop/Approve', 'approve', arn('states', 'activity:approve')],
  stateMachine: ['Invoice', 'Invoice56785678', 'Shop/Invoice', arn('states', 'stateMachine:Invoice56785678')],
};

describe.each(['process', 'http'] as const)('%s', (target) => {
  const open = (): Stepmill => new Stepmill({ target, endpoint: server.url });
  const most = Math.max(...Object.values(names).map(({ length }) => length));

  test.each(Array.from({ length: most }, (_, index) => index))('each name of a CDK stack, %s', async (index) => {
    const sfn = open();
    const name = (kind: keyof typeof names): string => names[kind][Math.min(index, names[kind].length - 1)]!;
    // Mocks may be written before their file is named.
    sfn.mock.lambda(name('lambda')).returns('paid');
    const order = sfn.stateMachine(path.join(folder, 'Shop.template.json'), 'Order');
    sfn.lambda(name('bill'), () => 'billed');
    sfn.mock.sqs(name('sqs')).succeeds();
    sfn.mock.sns(name('sns')).succeeds();
    sfn.mock.eventBus(name('eventBus')).succeeds();
    sfn.mock.activity(name('activity')).returns({});
    sfn.mock.stateMachine(name('stateMachine')).inStateMachine('Shop/Order').returns({ invoice: 1 });
    const run = await order.run({});
    expect(run).toHaveSucceeded();
    for (const subject of [run, sfn]) {
      expect(subject).toHaveCalled({ function: name('lambda') });
      expect(subject).toHaveCalled({ stateMachine: name('stateMachine') });
      expect(subject).toHaveSent(name('sqs'), 'hi');
      expect(subject).toHavePublished(name('sns'), 'hi');
      expect(subject).toHavePutEvent(name('eventBus'));
    }
    expect(sfn.calls.ofActivity(name('activity')).count).toBe(1);
    expect(sfn.calls.inStateMachine('Shop/Order').ofQueue(name('sqs')).count).toBe(1);
    await sfn.endTest();
    await sfn.close();
  });

  test('a name of two functions', async () => {
    const sfn = open();
    sfn.stateMachine(path.join(folder, 'Shop.template.json'), 'Order');
    const candidates =
      "'Handler' may be any of 2 Lambda functions: 'Shop/Billing/Handler' (BillingHandler11112222), " +
      "'Shop/Store/Handler' (StoreHandler33334444). Write one of these names, or its ARN.";
    expect(() => sfn.mock.lambda('Handler')).toThrow(candidates);
    expect(() => sfn.lambda('Handler', () => 1)).toThrow(candidates);
    expect(() => sfn.calls.ofFunction('Handler')).toThrow(candidates);
    await sfn.close();
  });

  test('names that a SAM template makes', async () => {
    const sfn = open();
    const restore = sfn.stateMachine(path.join(folder, 'template.yaml'), 'Restore');
    sfn.mock.lambda('RestoreFn').returns(1);
    sfn.mock.lambda('CheckFn').returns(2);
    sfn.lambda('StackFn', () => 3);
    sfn.mock.service('dynamodb', 'putItem').returns({});
    const run = await restore.run({});
    expect(run).toHaveSucceeded();
    expect(
      sfn.calls.all.map(({ target, parameters }) => target ?? (parameters as { TableName: string }).TableName),
    ).toEqual(['glacier-restore-fn', 'glacier-check', 'stack-fn', 'stack-jobs']);
    for (const name of ['RestoreFn', 'glacier-restore-fn', arn('lambda', 'function:glacier-restore-fn')])
      expect(run).toHaveCalled({ function: name });
    await sfn.endTest();
    await sfn.close();
  });

  test('a misspelt construct', async () => {
    const sfn = open();
    sfn.stateMachine(path.join(folder, 'Shop.template.json'), 'Order');
    sfn.mock.lambda('processPaymentLambdaHandlr').returns(1);
    await expect(sfn.endTest()).rejects.toThrow("Did you mean 'processPaymentLambdaHandler'?");
    await sfn.close();
  });
});
