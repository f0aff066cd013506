import { isArray, isObject, member, type JsonObject } from '../util/json';
import type { AwsService } from './AwsService';
import { headerFaults, methodFaults, statusFailure, type HeaderNames } from './httpCalls';

const statusError = 'ApiGateway';

export const apigateway: AwsService = {
  id: 'API Gateway',
  errorPrefix: statusError,
  statusError,
  causeName: 'AmazonApiGateway',
  rights: { Invoke: 'execute-api:Invoke' },
  denied: () => ({
    error: `${statusError}.403`,
    cause: JSON.stringify({ Message: 'User is not authorized to access this resource with an explicit deny' }),
  }),
  actions: {
    invoke: {
      patterns: 'RT',
      required: ['ApiEndpoint', 'Method'],
      members: [
        'ApiEndpoint',
        'Method',
        'Headers',
        'Stage',
        'Path',
        'QueryParameters',
        'RequestBody',
        'AllowNullValues',
        'AuthType',
      ],
      ownResult: true,
      metadata: false,
      startFaults,
      failure: (answer) => statusFailure(statusError, answer),
    },
  },
};

/** AWS: each header has an array of values; headers and query parameters are objects. */
function startFaults(parameters: JsonObject): readonly string[] {
  const headers = member(parameters, 'Headers') ?? {};
  const query = member(parameters, 'QueryParameters') ?? {};
  if (!isObject(headers) || !Object.values(headers).every(isArray)) return [invalid('Headers')];
  if (!isObject(query)) return [invalid('QueryParameters')];
  return [...methodFaults(parameters), ...headerFaults(forbidden, parameters)];
}

function invalid(name: string): string {
  return `The value of the field '${name}' has an invalid format`;
}

/** AWS: headers that apigateway:invoke may not set. */
const forbidden: HeaderNames = {
  names:
    'authorization connection content-md5 expect host max-forwards proxy-authenticate server te transfer-encoding ' +
    'trailer upgrade via www-authenticate',
  prefixes: ['x-forwarded', 'x-amz', 'x-amzn'],
};
