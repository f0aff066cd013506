import { method } from '../../starts/apis/support/ApiService';
import { useControl } from '../support/useControl';

const api = useControl();

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

function register(): void {
  const arn = api.machine(pass);
  const requestTemplates = {
    'application/json': `{"stateMachineArn":"${arn}","input":"$util.escapeJavaScript($input.json('$'))","name":"$input.params('n')-$context.authorizer.id"}`,
  };
  const starts = [method({ requestTemplates })];
  void api.service.callStarts({ op: 'register', file: 'template.yaml', starts, machines: [], declared: [] });
}

test('a request without a stage', async () => {
  register();
  const body = { method: 'post', path: '/orders', query: [['n', 'a']], authorizer: { id: 'b' }, body: '{"x":1}' };
  const answer = await api.ask('callApi', { body });
  expect({ ...answer, body: JSON.parse(answer.body) as unknown, integration: answer.integration.status }).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: { executionArn: answer.executionArn, startDate: 1893456000 },
    route: { api: 'Orders', name: 'PostOrders', routeKey: 'POST /orders' },
    integration: 200,
    executionArn: expect.stringMatching(/:execution:m:a-b$/) as unknown,
  });
});

test('no such route', async () => {
  register();
  expect(await api.refusal('callApi', { body: { method: 'GET', path: '/orders' } })).toEqual({
    status: expect.any(Number) as unknown,
    code: 'HarnessError',
    message: 'No API has a route for GET /orders. There is POST /orders.',
  });
});
