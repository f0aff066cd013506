import type { AnswerFailure, AwsService } from './AwsService';
import { headerFaults, methodFaults, statusFailure, type HeaderNames } from './httpCalls';
import { textParameter } from './parameters';
import { isObject, member, type JsonObject } from '../util/json';

/** Either of them names the EventBridge connection. */
const connectionFields = ['InvocationConfig', 'Authentication'];

const statusError = 'States.Http.StatusCode';

/** AWS: the maximum wait of an HTTP Task for its response, a hard quota (guide). The cause is not recorded. */
export const answerLimit = {
  seconds: 60,
  failure: { error: 'States.Http.Socket', cause: 'no answer within 60 seconds' },
};

/** Not an AWS service, but named like one in Resources. */
export const http: AwsService = {
  id: 'HTTP',
  errorPrefix: 'States.Http',
  statusError,
  causeName: 'HTTP',
  rights: { Invoke: 'states:InvokeHTTPEndpoint' },
  // It reads its connection.
  moreRights: [
    'events:RetrieveConnectionCredentials',
    'secretsmanager:GetSecretValue',
    'secretsmanager:DescribeSecret',
  ],
  denied,
  actions: {
    invoke: {
      patterns: 'R',
      required: ['ApiEndpoint', 'Method'],
      missing: (template) => (connectionFields.some((name) => hasConnection(template, name)) ? [] : ['ConnectionArn']),
      members: ['ApiEndpoint', 'Method', ...connectionFields, 'Headers', 'QueryParameters', 'RequestBody', 'Transform'],
      ownResult: true,
      metadata: false,
      longest: answerLimit,
      startFaults: (parameters) => [...methodFaults(parameters), ...headerFaults(forbidden, parameters)],
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

/** The result of an expression may have one. */
function hasConnection(template: JsonObject, name: string): boolean {
  if (member(template, `${name}.$`) !== undefined) return true;
  const field = member(template, name);
  if (!isObject(field)) return typeof field === 'string';
  return member(field, 'ConnectionArn') !== undefined || member(field, 'ConnectionArn.$') !== undefined;
}

/** AWS: recorded 2026. */
function denied(right: string, parameters: JsonObject): AnswerFailure {
  switch (right) {
    case 'states:InvokeHTTPEndpoint':
      return {
        error: 'States.Http.AccessDenied',
        cause:
          `AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint ${textParameter(parameters, 'ApiEndpoint') ?? ''}. ` +
          'Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint',
      };
    case 'events:RetrieveConnectionCredentials':
      return {
        error: 'Events.ConnectionResource.AccessDenied',
        cause: 'No permissions to call RetrieveConnectionCredentials on the connection resource.',
      };
    default:
      return {
        error: 'Events.ConnectionResource.AccessDenied',
        cause:
          'No permissions to call DescribeSecret and/or GetSecretValue on the secret associated with the connection resource.',
      };
  }
}
