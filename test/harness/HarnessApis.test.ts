import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { matchers } from '../../src/harness/matchers/matchers';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces({ mistakes: true });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-apis-'));
const template = path.join(folder, 'template.yaml');

beforeAll(() => {
  expect.extend(matchers);
  fs.writeFileSync(
    template,
    `
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop: { Type: AWS::Serverless::Api, Properties: { StageName: live } }
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: order
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Placed:
          Type: Api
          Properties: { RestApiId: !Ref Shop, Path: '/orders/{id}', Method: post, UnescapeMappingTemplate: true }
        Quoted:
          Type: Api
          Properties: { RestApiId: !Ref Shop, Path: /quoted, Method: post }
  Check:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      Definition:
        StartAt: Charge
        States: { Charge: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: charge, 'Payload.$': $ }, OutputPath: $.Payload, End: true } }
  Web:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: web, ProtocolType: HTTP }
  CheckIntegration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Web
      IntegrationType: AWS_PROXY
      IntegrationSubtype: StepFunctions-StartSyncExecution
      CredentialsArn: arn:aws:iam::123456789012:role/web
      PayloadFormatVersion: '1.0'
      RequestParameters: { Input: $request.body, StateMachineArn: !Ref Check }
  CheckRoute:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Web, RouteKey: POST /check, Target: !Sub 'integrations/\${CheckIntegration}' }
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe.each(['process', 'http'] as const)('in the place %s', (target) => {
  test('a REST API starts its machine with the body', async () => {
    const sfn = places.open({ target });
    const order = sfn.stateMachine(template, 'Order');
    const answer = await sfn.api.post('/orders/7?from=web', { orderId: 7, note: "it's" }, { headers: { 'X-A': 'b' } });
    const run = await answer.run();
    expect({ status: answer.status, route: answer.route, body: answer.body, why: answer.why }).toEqual({
      status: 200,
      route: 'POST /orders/{id}',
      body: { executionArn: run.executionArn, startDate: expect.any(Number) },
      why: undefined,
    });
    expect(answer.request).toEqual({
      input: '{"orderId":7,"note":"it\'s"}',
      stateMachineArn: expect.stringMatching(/:stateMachine:order$/),
    });
    expect(run).toHaveSucceeded();
    expect(answer).toHaveStarted(order, { orderId: 7, note: "it's" });
    expect(answer.started.map(({ by, stateMachine }) => ({ by, stateMachine }))).toEqual([
      { by: 'POST /orders/{id}', stateMachine: 'order' },
    ]);
  });

  test('what does not start anything says why', async () => {
    const sfn = places.open({ target });
    const order = sfn.stateMachine(template, 'Order');
    const answer = await sfn.api.post('/quoted', { note: "it's" });
    expect(answer.status).toBe(400);
    expect(answer).not.toHaveStarted(order);
    expect(() => expect(answer).toHaveStarted(order)).toThrow('called StartExecution with');
    await expect(answer.run()).rejects.toThrow(/No execution was started\.[^]*SerializationException/);
    expect(await order.executions()).toEqual([]);
  });

  test('an HTTP API waits for its Express workflow, whose tasks are mocked', async () => {
    const sfn = places.open({ target });
    const check = sfn.stateMachine(template, 'Check');
    sfn.mock.lambda('charge').returns({ charged: true });
    const answer = await sfn.api.post('/check', { id: 1 });
    expect(answer).toHaveStarted(check, { id: 1 });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 200,
      body: { status: 'SUCCEEDED', output: '{"charged":true}' },
    });
    const run = await answer.run();
    expect(run).toHaveOutput({ charged: true });
    expect(run.state('Charge').input).toEqual({ id: 1 });
  });

  test('a task that nothing answers fails the request', async () => {
    const sfn = places.open({ target });
    sfn.stateMachine(template, 'Check');
    await expect(sfn.api.post('/check', {})).rejects.toThrow(/charge/);
  });

  test('mistakes of the test', async () => {
    const sfn = places.open({ target });
    await expect(sfn.api.post('/orders')).rejects.toThrow(
      'No file of this test declares an API that starts a state machine.',
    );
    sfn.stateMachine(template, 'Order');
    await expect(sfn.api.get('/orders/1')).rejects.toThrow(
      'No API has a route for GET /orders/1. There is POST /orders/{id}, POST /quoted, POST /check.',
    );
    await expect(sfn.api('Shap').post('/orders/1')).rejects.toThrow("There is no API 'Shap'. There is ");
    await expect(sfn.api.post('/check', {})).rejects.toThrow("POST /check starts 'Check', which is not deployed.");
    expect(() => sfn.api.post('orders')).toThrow(
      "The path of sfn.api.post('orders') must begin with a slash: '/orders'.",
    );
    expect(() => sfn.api.post('/orders/1', {}, { header: {} } as object)).toThrow("has no option 'header'");
    expect((await sfn.api('Shop').post('/orders/1', '{}')).status).toBe(200);
  });
});
