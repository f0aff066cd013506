import type { AwsService } from './AwsService';
import { forbiddenHeaderFaults } from './forbiddenHeaders';
import { statusFailure } from './statusFailure';

/** No service of AWS, but named like one in Resources. */
export const http: AwsService = {
  id: 'HTTP',
  errorPrefix: 'States.Http',
  causeName: 'HTTP',
  actions: {
    invoke: {
      patterns: 'R',
      required: ['ApiEndpoint', 'Method'],
      ownResult: true,
      metadata: false,
      startFaults: (parameters) => forbiddenHeaderFaults('http', parameters),
      failure: (answer) => statusFailure('States.Http.StatusCode', answer),
    },
  },
};
