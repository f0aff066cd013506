import { createService } from '../../../../../src/emulator/service/createService';
import type { DeclaredRestMethod } from '../../../../../src/contract/starts/DeclaredRestMethod';
import { ApiService, arnOf, method, samResponses, samTemplate } from '../support/ApiService';

const apis = new ApiService();

describe("SAM's template", () => {
  test('starts an execution with the body, and answers what Step Functions does', async () => {
    apis.register([method()]);
    const answer = await apis.call({ body: `{"a": "it's \\"quoted\\"", "ü": [1.0, null]}` });
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
    expect(apis.inputOf(answer.executionArn)).toBe(`{"a": "it's \\"quoted\\"", "ü": [1.0, null]}`);
  });

  // https://github.com/aws/serverless-application-model/issues/1895
  test('without the unescaping, a single quote is a SerializationException', async () => {
    apis.register([method({ requestTemplates: { 'application/json': samTemplate('Order') } })]);
    const answer = await apis.call({ body: `{"a":"it's"}` });
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
    apis.register([method()]);
    expect(apis.inputOf((await apis.call({ body: '' })).executionArn)).toBe('{}');
  });

  test('a body that is no JSON never gets there', async () => {
    apis.register([method()]);
    const { status, body, why, integration } = await apis.call({ body: 'id=1' });
    expect({ status, body: JSON.parse(body) as unknown, integration }).toEqual({
      status: 400,
      body: { message: why },
      integration: undefined,
    });
    expect(why).toContain('Could not parse request body into json: Unrecognized token');
  });

  test('a status without a response is a configuration error', async () => {
    apis.register([method({ responses: samResponses.slice(0, 1), requestTemplates: { 'application/json': '{}' } })]);
    const { status, body, why } = await apis.call();
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
    apis.register([sync('Echo')]);
    const answer = await apis.call({
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
    apis.register([sync('Echo')]);
    const { status, integration } = await apis.call({ query: [['q', "it's"]] });
    expect([status, integration?.response]).toEqual([400, expect.stringContaining('InvalidExecutionInput')]);
  });

  test('a failed execution is 200 for Step Functions, and 500 by the override', async () => {
    apis.register([sync('Fails')]);
    const { status, headers, body, integration } = await apis.call();
    expect({ status, headers, body: JSON.parse(body) as unknown, called: integration?.status }).toEqual({
      status: 500,
      headers: { 'content-type': 'application/json', 'x-failed': 'yes' },
      body: { error: 'Sold.Out', cause: 'none left' },
      called: 200,
    });
  });

  test('an error of Step Functions gets the response of its status', async () => {
    apis.register([sync('Order')]);
    const { status, headers, body, integration } = await apis.call();
    expect({ status, headers, body, called: integration?.status }).toEqual({
      status: 400,
      headers: { 'content-type': 'application/json', 'x-why': 'bad' },
      body: '{"error": "Bad request!"}',
      called: 400,
    });
    expect(integration?.response).toContain('StateMachineTypeNotSupported');
  });

  test('NEVER rejects another content type', async () => {
    apis.register([sync('Echo')]);
    const { status, body, why } = await apis.call({ headers: { 'Content-Type': 'text/plain' } });
    expect({ status, body, why }).toEqual({
      status: 415,
      body: '{"message":"Unsupported Media Type"}',
      why: 'No mapping template is for text/plain, and passthroughBehavior is NEVER. It has one for application/json.',
    });
  });

  test('after 29 seconds of its clock, API Gateway answers, and the execution goes on', async () => {
    apis.register([sync('Slow')]);
    const { status, body, why, executionArn } = await apis.call();
    expect({ status, body, why }).toEqual({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
      why: 'The integration took longer than 29000 ms. The execution goes on.',
    });
    expect(executionArn).toContain(':express:Slow:');
    apis.register([sync('Slow', { timeoutMs: 50_000 })]);
    expect((await apis.call()).status).toBe(200);
  });
});

test('where time passes by itself, nobody waits for longer', async () => {
  apis.service.close();
  apis.service = createService({ time: { scale: 1000 }, seed: 1 });
  apis.create('Slow', 'EXPRESS', { Type: 'Wait', Seconds: 250, End: true });
  apis.register([sync('Slow')]);
  const { status, body, integration, executionArn } = await apis.call();
  expect({ status, body, answered: integration?.status, executionArn }).toEqual({
    status: 504,
    body: '{"message":"Endpoint request timed out"}',
    answered: undefined,
    executionArn: undefined,
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
  apis.register([method({ requestTemplates, ...(passthroughBehavior && { passthroughBehavior }) })]);
  const body = JSON.stringify({ stateMachineArn: arnOf('Order'), input: '{"through":true}' });
  expect((await apis.call({ body })).status).toBe(status);
});

test('parameters of the content type do not matter', async () => {
  apis.register([method()]);
  expect((await apis.call({ headers: { 'content-type': 'Application/JSON; charset=utf-8' } })).status).toBe(200);
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
  apis.register([
    method({
      path: '/orders/{id}',
      action: 'StartSyncExecution',
      requestTemplates: { 'application/json': `{"stateMachineArn":"${arnOf('Echo')}","name":"Order"}` },
      responses: [response],
      stageVariables: { table: 'T' },
    }),
  ]);
  const answer = await apis.call({ path: '/orders/7', query: [['q', 'x']], headers: { 'x-header': 'h' } });
  const lines = answer.body.split('\n');
  expect([answer.status, answer.headers]).toEqual([418, { 'content-type': 'text/plain' }]);
  expect(lines[0]).toBe('7 x h []');
  expect(lines[1]).toBe('"Order" Order O "" []');
  expect(lines[2]).toBe('a+b%2F%C3%BC%26* a b/ aMOp hé');
  expect(lines[3]).toBe('2 {x={y=2}}');
  expect(lines[4]).toMatch(/^T prod Orders 127\.0\.0\.1 \/prod\/orders\/7 \d{13}$/);
});

test('request parameters and response parameters', async () => {
  apis.register([
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
  ]);
  const { status, headers, executionArn } = await apis.call();
  expect({ status, headers }).toEqual({
    status: 202,
    headers: { 'content-type': 'application/x-amz-json-1.0', location: executionArn, 'x-stage': 'prod' },
  });
});

test('a parameter from a place that does not exist is an error', async () => {
  apis.register([method({ requestParameters: { 'integration.request.header.X': 'method.request.cookie.x' } })]);
  await expect(apis.call()).rejects.toThrow("A parameter is mapped from 'method.request.cookie.x'.");
});

test('a template that fails is an error that says where', async () => {
  apis.register([method({ requestTemplates: { 'application/json': '$input.json("$").substing(1)' } })]);
  await expect(apis.call()).rejects.toThrow(
    "The request template of POST /orders fails. A string has no method 'substing' in mapping templates. Did you mean 'substring'?",
  );
});
