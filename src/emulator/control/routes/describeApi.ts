import type * as OpenApi from '../openApi';
import { route } from '../Control';
import { anyObject } from '../schema/Schema';

export const describeApi = route('GET /openapi.json', {
  of: 'server',
  summary: 'The document that describes this API.',
  answer: anyObject,
  formerly: ['/openapi.json'],
  handle: ({ table }) => (require('../openApi') as typeof OpenApi).openApi(table),
});
