import type * as Config from '../../../tasks/mocking/config/loadMockConfig';
import { route } from '../Control';
import { answered, anyObject, described, list, text } from '../schema/Schema';

export const setMockFile = route('PUT /mocks/file', {
  summary: 'Takes the content of a MockConfigFile.json, in place of the one that is there.',
  body: described(anyObject, 'The format of Step Functions Local.'),
  answer: answered({ warnings: described(list(text), 'What of it is ignored.') }),
  handle({ service, exactBody }, _params, body) {
    const { loadMockConfig } = require('../../../tasks/mocking/config/loadMockConfig') as typeof Config;
    const config = loadMockConfig(exactBody ?? body);
    service.mocks.useConfig(config);
    return { warnings: config.warnings };
  },
});
