import { ApiService, arnOf, httpRoute } from '../support/ApiService';

const apis = new ApiService();

describe('HTTP APIs', () => {
  test('StartExecution', async () => {
    apis.register([httpRoute()]);
    const answer = await apis.call({ path: '/start/7', body: '{"a": 1}' });
    expect(answer).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: answer.integration?.response,
      route: { api: 'Web', name: 'Route', routeKey: 'POST /start/{id}' },
      integration: {
        action: 'StartExecution',
        request: JSON.stringify({ stateMachineArn: arnOf('Order'), input: '{"a": 1}' }),
        status: 200,
        response: answer.body,
      },
      executionArn: expect.stringContaining(':execution:Order:'),
    });
    expect(apis.inputOf(answer.executionArn)).toBe('{"a": 1}');
  });

  test('StartSyncExecution answers 200 with FAILED inside', async () => {
    apis.register([
      httpRoute({
        subtype: 'StepFunctions-StartSyncExecution',
        requestParameters: {
          StateMachineArn: arnOf('Fails'),
          Input: '$request.body',
          Name: 'order-${request.path.id}',
        },
      }),
    ]);
    const { status, body } = await apis.call({ path: '/start/7' });
    expect({ ...(JSON.parse(body) as object), http: status }).toMatchObject({
      http: 200,
      status: 'FAILED',
      name: 'order-7',
      error: 'Sold.Out',
      cause: 'none left',
      input: '{"id":1}',
    });
  });

  test('StopExecution, with parts of the request', async () => {
    const stop = httpRoute({
      name: 'Stop',
      routeKey: 'DELETE /start',
      subtype: 'StepFunctions-StopExecution',
      requestParameters: {
        ExecutionArn: '$request.body.arn',
        Cause: '$request.header.x-cause',
        Error: '$context.httpMethod.${request.querystring.q}',
      },
    });
    apis.register([stop]);
    const failed = await apis.call({ method: 'DELETE', path: '/start', body: '{}' });
    expect([failed.status, failed.body, failed.why]).toEqual([
      400,
      '{"message":"Bad Request"}',
      'Unable to resolve property ExecutionArn from source $request.body.arn. Please make sure that the request to API Gateway contains all the necessary fields specified in request parameters.',
    ]);
    apis.register([{ ...stop, requestParameters: { ...stop.requestParameters, Error: 'E.${request.querystring.q}' } }]);
    const { executionArn } = apis.service.call('StartExecution', { stateMachineArn: arnOf('Order') }) as {
      executionArn: string;
    };
    const answer = await apis.call({
      method: 'DELETE',
      path: '/start',
      query: [['q', 'x']],
      headers: { 'X-Cause': 'c' },
      body: JSON.stringify({ arn: executionArn }),
    });
    expect(JSON.parse(answer.integration!.request)).toEqual({ executionArn, cause: 'c', error: 'E.x' });
    expect(answer.status).toBe(200);
  });

  test('an error of Step Functions is the answer', async () => {
    apis.register([httpRoute({ requestParameters: { StateMachineArn: arnOf('None') } })]);
    const { status, body } = await apis.call({ path: '/start/7' });
    expect(status).toBe(400);
    expect(body).toContain('StateMachineDoesNotExist');
  });

  test.each([
    [
      { StateMachineArn: arnOf('Order'), Imput: 'x' },
      'has no parameter Imput. It has StateMachineArn, Name, Input, Region.',
    ],
    [{ Input: 'x' }, 'needs the request parameter StateMachineArn.'],
    [
      { StateMachineArn: arnOf('Order'), Region: 'eu-west-1' },
      'calls the region eu-west-1, and only us-east-1 is here.',
    ],
    [{ StateMachineArn: '$request.cookie' }, "A parameter is mapped from '$request.cookie'."],
  ])('%j is an error', async (requestParameters, message) => {
    apis.register([httpRoute({ requestParameters })]);
    await expect(apis.call({ path: '/start/7' })).rejects.toThrow(message);
  });
});
