import type { AwsService } from './AwsService';
import { headerFaults, statusFailure, type HeaderNames } from './httpCalls';
import { isObject, member, type JsonObject } from '../../util/json';

/** Either of them names the EventBridge connection. */
const connectionFields = ['InvocationConfig', 'Authentication'];

const statusError = 'States.Http.StatusCode';

/** No service of AWS, but named like one in Resources. */
export const http: AwsService = {
  id: 'HTTP',
  errorPrefix: 'States.Http',
  statusError,
  causeName: 'HTTP',
  actions: {
    invoke: {
      patterns: 'R',
      required: ['ApiEndpoint', 'Method'],
      missing: (template) => (connectionFields.some((name) => hasConnection(template, name)) ? [] : ['ConnectionArn']),
      members: ['ApiEndpoint', 'Method', ...connectionFields, 'Headers', 'QueryParameters', 'RequestBody', 'Transform'],
      ownResult: true,
      metadata: false,
      startFaults: (parameters) => headerFaults(forbidden, parameters),
      failure: (answer) => statusFailure(statusError, answer),
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

/** What an expression gives may have one. */
function hasConnection(template: JsonObject, name: string): boolean {
  if (member(template, `${name}.$`) !== undefined) return true;
  const field = member(template, name);
  if (!isObject(field)) return typeof field === 'string';
  return member(field, 'ConnectionArn') !== undefined || member(field, 'ConnectionArn.$') !== undefined;
}
