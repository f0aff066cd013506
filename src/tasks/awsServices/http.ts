import type { AwsService } from './AwsService';
import { headerFaults, statusFailure, type HeaderNames } from './httpCalls';

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
      startFaults: (parameters) => headerFaults(forbidden, parameters),
      failure: (answer) => statusFailure('States.Http.StatusCode', answer),
    },
  },
};

/** AWS: headers that an HTTP Task may not set. */
const forbidden: HeaderNames = {
  names:
    'a-im accept-charset accept-datetime accept-encoding authorization cache-control connection content-encoding ' +
    'content-md5 date expect forwarded from host http2-settings max-forwards origin pragma proxy-authorization ' +
    'referer server te trailer transfer-encoding upgrade via warning',
  prefixes: ['if-', 'x-forwarded-', 'x-amz-', 'x-amzn-'],
};
