import { ApiService, httpRoute, method, samTemplate } from './support/ApiService';

const apis = new ApiService();

describe('which route', () => {
  test('a path without a route names those that there are', async () => {
    apis.register([method(), httpRoute()]);
    await expect(apis.call({ path: '/order' })).rejects.toThrow(
      'No API has a route for POST /order. There is POST /orders, POST /start/{id}.',
    );
    await expect(apis.call({ method: 'GET' })).rejects.toThrow('No API has a route for GET /orders.');
    await expect(apis.call({ api: 'Shop' })).rejects.toThrow("There is no API 'Shop'. There is Orders, Web.");
  });

  test('several APIs with the route', async () => {
    apis.register([method(), httpRoute({ routeKey: 'ANY /{all+}' })]);
    await expect(apis.call()).rejects.toThrow(
      "Several APIs have a route for POST /orders. Write sfn.api('Orders') or sfn.api('Web') to say which.",
    );
    expect((await apis.call({ api: 'Web' })).route?.routeKey).toBe('ANY /{all+}');
  });

  test('no API at all', async () => {
    apis.register([]);
    await expect(apis.call()).rejects.toThrow('No file of this test declares an API that starts a state machine.');
  });

  test('a machine that is not deployed', async () => {
    const starts = [method({ requestTemplates: { 'application/json': samTemplate('Other') } })];
    apis.register(starts, ['Other']);
    await expect(apis.call()).rejects.toThrow(
      "POST /orders starts 'Other', which is not deployed. Write: sfn.stateMachine(file, 'Other').",
    );
  });
});

test('a role without the right gets the error of Step Functions, and nothing starts', async () => {
  apis.service.answers.denials.add('file', 'states:StartExecution');
  apis.register([method({ roleArn: 'arn:aws:iam::123456789012:role/api' })]);
  const { status, body, executionArn } = await apis.call();
  expect([status, executionArn]).toEqual([400, undefined]);
  expect(JSON.parse(body)).toMatchObject({
    __type: 'com.amazon.coral.service#AccessDeniedException',
    message: expect.stringContaining(
      'role/api is not authorized to perform: states:StartExecution on resource: ',
    ) as unknown,
  });
});

test('a method whose integration cannot call Step Functions throws, and nothing starts', async () => {
  apis.register([method({ problem: 'Its integration has no credentials.' })]);
  await expect(apis.call()).rejects.toThrow(
    'POST /orders of Orders cannot be called. Its integration has no credentials.',
  );
});
