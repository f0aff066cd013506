import { bodyTemplates, proxyTemplates } from '../../../../../src/definitions/serverless/events/requestTemplates';
import { ApiService, arnOf, method } from '../support/ApiService';

const apis = new ApiService();

// The templates that serverless-step-functions gives methods: `definitions` writes them.
const form = 'application/x-www-form-urlencoded';

async function input(templates: Readonly<Record<string, string>>, type: string, body: string): Promise<unknown> {
  apis.register([method({ path: '/orders/{id}', requestTemplates: templates })]);
  const headers = { 'Content-Type': type, 'X-A': `it's "ü"` };
  const { executionArn, integration } = await apis.call({ path: '/orders/7', query: [['q', 'x']], headers, body });
  expect([integration?.status, integration?.response]).toEqual([200, expect.stringContaining('executionArn')]);
  return JSON.parse(apis.inputOf(executionArn));
}

test('the body', async () => {
  expect(await input(bodyTemplates(arnOf('Order')), 'application/json', `{"a":"it's"}`)).toEqual({ a: "it's" });
});

test("a function's event, with JSON and with a form", async () => {
  const templates = proxyTemplates(arnOf('Order'), '123456789012');
  expect(await input(templates, 'application/json', `{"a":"it's"}`)).toEqual({
    resource: '/orders/{id}',
    path: '/prod/orders/7',
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-A': `it's "ü"` },
    queryStringParameters: { q: 'x' },
    pathParameters: { id: '7' },
    stageVariables: null,
    requestContext: expect.objectContaining({ stage: 'prod', apiId: 'Orders', accountId: '123456789012' }) as unknown,
    body: `{"a":"it's"}`,
    isBase64Encoded: false,
  });
  const { body } = (await input(templates, form, 'a=b+c&d=')) as { body: string };
  expect(JSON.parse(body)).toEqual({ a: 'b c', d: '' });
});
