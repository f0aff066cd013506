import { route } from '../Control';
import { anyObject, answered, described, given, list, number, text, texts } from '../schema/Schema';

export const callApi = route('POST /apis/requests', {
  summary: 'Sends a request to an API that a file declares. Says what its mapping made, and what it has started.',
  description:
    'No stage is needed, and a request that no route takes is an error that names the routes. Where the server serves the API itself: `/_api/NAME/STAGE/path`.',
  body: given(
    {
      method: described(text, '`POST`'),
      path: described(text, 'Without the stage: `/orders/7`.'),
      api: described(text, 'The API, by any of its names. Default: the only one that has the route.'),
      query: described(list(list(text)), 'Names and values: `[["limit", "10"]]`.'),
      headers: texts,
      body: text,
      authorizer: described(anyObject, 'What an authorizer would pass on as `$context.authorizer`.'),
    },
    ['method', 'path'],
  ),
  answer: answered({
    status: number,
    headers: texts,
    body: text,
    'route?': answered({ api: text, name: text, routeKey: text }),
    'integration?': described(
      answered({ action: text, request: text, 'status?': number, 'response?': text }),
      'What the API called; absent if it answered by itself.',
    ),
    'executionArn?': described(text, 'The execution that was started.'),
    'why?': described(text, 'Why API Gateway answers by itself.'),
  }),
  async handle({ service }, _params, { query = [], authorizer, ...request }) {
    const pairs = query.map(([name = '', value = '']) => [name, value] as const);
    const passed = authorizer === undefined ? {} : { authorizer: authorizer as Readonly<Record<string, string>> };
    const whole = { ...request, method: request.method.toUpperCase(), query: pairs, ...passed };
    return service.callStarts({ op: 'callApi', request: whole });
  },
});
