import type { DeclaredHttpRoute } from '../../../../src/contract/starts/DeclaredHttpRoute';
import type { DeclaredRestMethod } from '../../../../src/contract/starts/DeclaredRestMethod';
import type { DeclaredStart } from '../../../../src/contract/starts/DeclaredStart';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ApiAnswer, ApiRequest } from '../../../../src/emulator/starts/apis/ApiCall';

const arnOf = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

/** What SAM writes for an Api event: the template, and responses keyed 200 and 400 without a default. */
const samTemplate = (name: string, unescape = ''): string =>
  `{"input": "$util.escapeJavaScript($input.json('$'))${unescape}", "stateMachineArn": "${arnOf(name)}"}`;
const unescape = `.replaceAll("\\\\'", "'")`;
const samResponses = [
  { statusCode: '200', selectionPattern: '200', responseTemplates: {}, responseParameters: {} },
  { statusCode: '400', selectionPattern: '400', responseTemplates: {}, responseParameters: {} },
];

function method(more: Partial<DeclaredRestMethod> = {}): DeclaredRestMethod {
  return {
    kind: 'restMethod',
    name: 'PostOrders',
    aliases: [],
    source: { file: 'template.yaml', line: 1, column: 1 } as unknown as DeclaredRestMethod['source'],
    api: 'Orders',
    httpMethod: 'POST',
    path: '/orders',
    action: 'StartExecution',
    requestTemplates: { 'application/json': samTemplate('Order', unescape) },
    requestParameters: {},
    responses: samResponses,
    stageVariables: {},
    ...more,
  };
}

function httpRoute(more: Partial<DeclaredHttpRoute> = {}): DeclaredHttpRoute {
  return {
    kind: 'httpRoute',
    name: 'Route',
    aliases: [],
    source: method().source,
    api: 'Web',
    routeKey: 'POST /start/{id}',
    subtype: 'StepFunctions-StartExecution',
    requestParameters: { StateMachineArn: arnOf('Order'), Input: '$request.body' },
    ...more,
  };
}

let service: Service;

beforeEach(() => {
  service = createService({ time: 'skip', seed: 1 });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const create = (name: string, type: string, states: object): void =>
    void service.call('CreateStateMachine', {
      name,
      type,
      roleArn,
      definition: JSON.stringify({ StartAt: 'A', States: states }),
    });
  create('Order', 'STANDARD', { A: { Type: 'Pass', End: true } });
  create('Echo', 'EXPRESS', { A: { Type: 'Pass', End: true } });
  create('Fails', 'EXPRESS', { A: { Type: 'Fail', Error: 'Sold.Out', Cause: 'none left' } });
  create('Slow', 'EXPRESS', { A: { Type: 'Wait', Seconds: 40, End: true } });
});

afterEach(() => service.close());

function register(...starts: DeclaredStart[]): void {
  void service.callStarts({ op: 'register', file: 'template.yaml', starts, machines: [], declared: [] });
}

function call(request: Partial<ApiRequest> = {}): Promise<ApiAnswer> {
  return Promise.resolve(
    service.callStarts({ op: 'callApi', request: { method: 'POST', path: '/orders', body: '{"id":1}', ...request } }),
  );
}

function inputOf(executionArn: string | undefined): string {
  return (service.call('DescribeExecution', { executionArn }) as { input: string }).input;
}

describe("SAM's template", () => {
  test('starts an execution with the body, and answers what Step Functions does', async () => {
    register(method());
    const answer = await call({ body: `{"a": "it's \\"quoted\\"", "ü": [1.0, null]}` });
    expect(JSON.parse(answer.body)).toEqual({ executionArn: answer.executionArn, startDate: expect.any(Number) });
    expect(answer).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: answer.body,
      route: { api: 'Orders', name: 'PostOrders', routeKey: 'POST /orders' },
      integration: {
        action: 'StartExecution',
        request: `{"input": "{\\"a\\": \\"it's \\\\\\"quoted\\\\\\"\\", \\"\\u00FC\\": [1.0, null]}", "stateMachineArn": "${arnOf('Order')}"}`,
        status: 200,
        response: answer.body,
      },
      executionArn: expect.stringContaining(':execution:Order:'),
    });
    expect(inputOf(answer.executionArn)).toBe(`{"a": "it's \\"quoted\\"", "ü": [1.0, null]}`);
  });

  // https://github.com/aws/serverless-application-model/issues/1895
  test('without the unescaping, a single quote is a SerializationException', async () => {
    register(method({ requestTemplates: { 'application/json': samTemplate('Order') } }));
    const answer = await call({ body: `{"a":"it's"}` });
    expect({ ...answer, integration: undefined, route: undefined, executionArn: answer.executionArn }).toEqual({
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        __type: 'com.amazon.coral.service#SerializationException',
        message: "Unrecognized character escape ''' (code 39)",
      }),
    });
  });

  test('an empty body is an empty object', async () => {
    register(method());
    expect(inputOf((await call({ body: '' })).executionArn)).toBe('{}');
  });

  test('a body that is no JSON never gets there', async () => {
    register(method());
    const { status, body, why, integration } = await call({ body: 'id=1' });
    expect({ status, body: JSON.parse(body) as unknown, integration }).toEqual({
      status: 400,
      body: { message: why },
      integration: undefined,
    });
    expect(why).toContain('Could not parse request body into json: Unrecognized token');
  });

  test('a status without a response is a configuration error', async () => {
    register(method({ responses: samResponses.slice(0, 1), requestTemplates: { 'application/json': '{}' } }));
    const { status, body, why } = await call();
    expect({ status, body, why }).toEqual({
      status: 500,
      body: '{"message":"Internal server error"}',
      why: 'Configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 400',
    });
  });
});

/** In the manner of the one that StepFunctionsIntegration of the CDK generates. */
const gathering = (name: string): string => `
#set($text = '')
#set($all = $input.params())
{
  "stateMachineArn": "${arnOf(name)}",
  #set($text = "$text,~body~: $input.body")
  #foreach($place in ['header', 'querystring', 'path'])
    #set($text = "$text, ~$place~:{")
    #set($values = $all.get($place))
    #foreach($key in $values.keySet())
      #set($text = "$text ~$key~: ~$util.escapeJavaScript($values.get($key))~")
      #if($foreach.hasNext)
        #set($text = "$text,")
      #end
    #end
    #set($text = "$text }")
  #end
  #set($who = "{~stage~:~$context.stage~,~method~:~$context.httpMethod~,~resource~:~$context.resourcePath~,~user~:~$context.authorizer.principalId~}")
  #if($who && !$who.empty)
    #set($text = "$text, ~requestContext~: $who")
  #end
  #set($text = "$text}")
  #set($text = $text.replaceAll("~",'"'))
  #set($last = $text.length() - 1)
  "input": "{$util.escapeJavaScript($text.substring(1,$last)).replaceAll("\\\\'","'")}"
}
`;

const outcome = `#set($root = $input.path('$'))
#if($input.path('$.status').toString().equals("FAILED"))
#set($context.responseOverride.status = 500)
#set($context.responseOverride.header.X-Failed = "yes")
{
"error": "$input.path('$.error')",
"cause": "$input.path('$.cause')"
}
#else
$input.path('$.output')
#end`;

const sync = (name: string, more: Partial<DeclaredRestMethod> = {}): DeclaredRestMethod =>
  method({
    httpMethod: 'ANY',
    path: '/{proxy+}',
    stage: 'live',
    action: 'StartSyncExecution',
    requestTemplates: { 'application/json': gathering(name) },
    passthroughBehavior: 'NEVER',
    responses: [
      { statusCode: '200', responseTemplates: { 'application/json': outcome }, responseParameters: {} },
      {
        statusCode: '400',
        selectionPattern: '4\\d{2}',
        responseTemplates: { 'application/json': '{"error": "Bad request!"}' },
        responseParameters: { 'method.response.header.X-Why': "'bad'" },
      },
      {
        statusCode: '500',
        selectionPattern: '5\\d{2}',
        responseTemplates: { 'application/json': `{"error": "$input.path('$.error')"}` },
        responseParameters: {},
      },
    ],
    ...more,
  });

describe("a template like the CDK's", () => {
  test('gathers the request, and answers the output', async () => {
    register(sync('Echo'));
    const answer = await call({
      method: 'PUT',
      path: '/a/b%20c',
      query: [['q', 'a "x"']],
      headers: { 'X-Some': 'ä' },
      authorizer: { principalId: 'me' },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      body: { id: 1 },
      header: { 'X-Some': 'ä' },
      querystring: { q: 'a "x"' },
      path: { proxy: 'a/b c' },
      requestContext: { stage: 'live', method: 'PUT', resource: '/{proxy+}', user: 'me' },
    });
  });

  // The quote is escaped twice and unescaped once, so what is left is no JSON: the CDK's own template does that.
  test('a single quote in a parameter is an error of Step Functions', async () => {
    register(sync('Echo'));
    const { status, integration } = await call({ query: [['q', "it's"]] });
    expect([status, integration?.response]).toEqual([400, expect.stringContaining('InvalidExecutionInput')]);
  });

  test('a failed execution is 200 for Step Functions, and 500 by the override', async () => {
    register(sync('Fails'));
    const { status, headers, body, integration } = await call();
    expect({ status, headers, body: JSON.parse(body) as unknown, called: integration?.status }).toEqual({
      status: 500,
      headers: { 'content-type': 'application/json', 'x-failed': 'yes' },
      body: { error: 'Sold.Out', cause: 'none left' },
      called: 200,
    });
  });

  test('an error of Step Functions gets the response of its status', async () => {
    register(sync('Order'));
    const { status, headers, body, integration } = await call();
    expect({ status, headers, body, called: integration?.status }).toEqual({
      status: 400,
      headers: { 'content-type': 'application/json', 'x-why': 'bad' },
      body: '{"error": "Bad request!"}',
      called: 400,
    });
    expect(integration?.response).toContain('StateMachineTypeNotSupported');
  });

  test('NEVER rejects another content type', async () => {
    register(sync('Echo'));
    const { status, body, why } = await call({ headers: { 'Content-Type': 'text/plain' } });
    expect({ status, body, why }).toEqual({
      status: 415,
      body: '{"message":"Unsupported Media Type"}',
      why: 'No mapping template is for text/plain, and passthroughBehavior is NEVER. It has one for application/json.',
    });
  });

  test('after 29 seconds of its clock, API Gateway answers, and the execution goes on', async () => {
    register(sync('Slow'));
    const { status, body, why, executionArn } = await call();
    expect({ status, body, why }).toEqual({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
      why: 'The integration took longer than 29000 ms. The execution goes on.',
    });
    expect(executionArn).toContain(':express:Slow:');
    register(sync('Slow', { timeoutMs: 50_000 }));
    expect((await call()).status).toBe(200);
  });
});

// AWS: "Method request behavior for payloads without mapping templates".
test.each([
  ['WHEN_NO_MATCH', { 'application/xml': '{}' }, 200],
  ['WHEN_NO_MATCH', {}, 200],
  ['WHEN_NO_TEMPLATES', { 'application/xml': '{}' }, 415],
  ['WHEN_NO_TEMPLATES', {}, 200],
  ['NEVER', {}, 415],
  [undefined, { 'application/xml': '{}' }, 200],
] as const)('passthroughBehavior %s with %j answers %i', async (passthroughBehavior, requestTemplates, status) => {
  register(method({ requestTemplates, ...(passthroughBehavior && { passthroughBehavior }) }));
  const body = JSON.stringify({ stateMachineArn: arnOf('Order'), input: '{"through":true}' });
  expect((await call({ body })).status).toBe(status);
});

test('parameters of the content type do not matter', async () => {
  register(method());
  expect((await call({ headers: { 'content-type': 'Application/JSON; charset=utf-8' } })).status).toBe(200);
});

test('variables of API Gateway', async () => {
  const template = [
    '$input.params("id") $input.params("q") $input.params("X-Header") [$input.params("none")]',
    `$input.json('$.name') $input.path('$.name') $input.path('$.name').substring(0,1) $input.json('$.none') [$input.path('$.none')]`,
    '$util.urlEncode("a b/ü&*") $util.urlDecode("a+b%2F") $util.base64Encode("hé") $util.base64Decode("aMOp")',
    `#set($p = $util.parseJson('{"x":{"y":2}}'))$p.x.y $p`,
    '$stageVariables.table $context.stage $context.apiId $context.identity.sourceIp $context.path $context.requestTimeEpoch',
  ];
  const response = {
    statusCode: '418',
    responseTemplates: { 'text/plain': template.join('\n') },
    responseParameters: {},
  };
  register(
    method({
      path: '/orders/{id}',
      action: 'StartSyncExecution',
      requestTemplates: { 'application/json': `{"stateMachineArn":"${arnOf('Echo')}","name":"Order"}` },
      responses: [response],
      stageVariables: { table: 'T' },
    }),
  );
  const answer = await call({ path: '/orders/7', query: [['q', 'x']], headers: { 'x-header': 'h' } });
  const lines = answer.body.split('\n');
  expect([answer.status, answer.headers]).toEqual([418, { 'content-type': 'text/plain' }]);
  expect(lines[0]).toBe('7 x h []');
  expect(lines[1]).toBe('"Order" Order O "" []');
  expect(lines[2]).toBe('a+b%2F%C3%BC%26* a b/ aMOp hé');
  expect(lines[3]).toBe('2 {x={y=2}}');
  expect(lines[4]).toMatch(/^T prod Orders 127\.0\.0\.1 \/prod\/orders\/7 \d{13}$/);
});

test('request parameters and response parameters', async () => {
  register(
    method({
      requestParameters: { 'integration.request.header.X-Id': 'method.request.querystring.id' },
      responses: [
        {
          statusCode: '202',
          responseTemplates: {},
          responseParameters: {
            'method.response.header.Location': 'integration.response.body.executionArn',
            'method.response.header.Content-Type': 'integration.response.header.Content-Type',
            'method.response.header.X-Stage': 'context.stage',
            'method.response.header.X-None': 'method.request.header.none',
          },
        },
      ],
    }),
  );
  const { status, headers, executionArn } = await call();
  expect({ status, headers }).toEqual({
    status: 202,
    headers: { 'content-type': 'application/x-amz-json-1.0', location: executionArn, 'x-stage': 'prod' },
  });
});

test('a parameter from a place that does not exist is an error', async () => {
  register(method({ requestParameters: { 'integration.request.header.X': 'method.request.cookie.x' } }));
  await expect(call()).rejects.toThrow("A parameter is mapped from 'method.request.cookie.x'.");
});

test('a template that fails is an error that says where', async () => {
  register(method({ requestTemplates: { 'application/json': '$input.json("$").substing(1)' } }));
  await expect(call()).rejects.toThrow(
    "The request template of POST /orders fails. A string has no method 'substing' in mapping templates. Did you mean 'substring'?",
  );
});

describe('HTTP APIs', () => {
  test('StartExecution', async () => {
    register(httpRoute());
    const answer = await call({ path: '/start/7', body: '{"a": 1}' });
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
    expect(inputOf(answer.executionArn)).toBe('{"a": 1}');
  });

  test('StartSyncExecution answers 200 with FAILED inside', async () => {
    register(
      httpRoute({
        subtype: 'StepFunctions-StartSyncExecution',
        requestParameters: {
          StateMachineArn: arnOf('Fails'),
          Input: '$request.body',
          Name: 'order-${request.path.id}',
        },
      }),
    );
    const { status, body } = await call({ path: '/start/7' });
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
    register(stop);
    const failed = await call({ method: 'DELETE', path: '/start', body: '{}' });
    expect([failed.status, failed.body, failed.why]).toEqual([
      400,
      '{"message":"Bad Request"}',
      'Unable to resolve property ExecutionArn from source $request.body.arn. Please make sure that the request to API Gateway contains all the necessary fields specified in request parameters.',
    ]);
    register({ ...stop, requestParameters: { ...stop.requestParameters, Error: 'E.${request.querystring.q}' } });
    const { executionArn } = service.call('StartExecution', { stateMachineArn: arnOf('Order') }) as {
      executionArn: string;
    };
    const answer = await call({
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
    register(httpRoute({ requestParameters: { StateMachineArn: arnOf('None') } }));
    const { status, body } = await call({ path: '/start/7' });
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
    register(httpRoute({ requestParameters }));
    await expect(call({ path: '/start/7' })).rejects.toThrow(message);
  });
});

describe('which route', () => {
  test('a path without a route names those that there are', async () => {
    register(method(), httpRoute());
    await expect(call({ path: '/order' })).rejects.toThrow(
      'No API has a route for POST /order. There is POST /orders, POST /start/{id}.',
    );
    await expect(call({ method: 'GET' })).rejects.toThrow('No API has a route for GET /orders.');
    await expect(call({ api: 'Shop' })).rejects.toThrow("There is no API 'Shop'. There is Orders, Web.");
  });

  test('several APIs with the route', async () => {
    register(method(), httpRoute({ routeKey: 'ANY /{all+}' }));
    await expect(call()).rejects.toThrow(
      "Several APIs have a route for POST /orders. Write sfn.api('Orders') or sfn.api('Web') to say which.",
    );
    expect((await call({ api: 'Web' })).route?.routeKey).toBe('ANY /{all+}');
  });

  test('no API at all', async () => {
    register();
    await expect(call()).rejects.toThrow('No file of this test declares an API that starts a state machine.');
  });

  test('a machine that is not deployed', async () => {
    const starts = [method({ requestTemplates: { 'application/json': samTemplate('Other') } })];
    void service.callStarts({ op: 'register', file: 'template.yaml', starts, machines: [], declared: ['Other'] });
    await expect(call()).rejects.toThrow(
      "POST /orders starts 'Other', which is not deployed. Write: sfn.stateMachine(file, 'Other').",
    );
  });
});
