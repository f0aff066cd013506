import { HarnessError } from '../../../errors/HarnessError';
import { endpointVariable } from '../../../services/serviceNames';
import { connectionFault, noAnswerOfAws, type EndpointFault } from '../endpoints/connectionFault';
import type { ServiceClient } from './createClient';
import type { CallTrace, SdkError, SentCall } from './sendCommand';

/**
 * AWS's codes for rejected keys and signatures. AccessDenied and AccessDeniedException are not included, because
 * policies cause them.
 */
const refusals = new Set([
  'AuthorizationHeaderMalformed',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSecurity',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);

/** Codes for an operation that the endpoint lacks. AWS itself has all operations of its client package. */
const unknownOperations = new Set(['InvalidAction', 'UnknownOperationException']);

/**
 * The problem of the setup that made a call fail; `undefined` if the service responded with that error, or if the
 * client did not send the call. An endpoint that is unreachable or untrusted, rejects the keys or lacks the operation
 * says nothing about AWS, so no Retry or Catch may see it.
 */
export function endpointFault(
  error: SdkError,
  call: SentCall,
  client: ServiceClient,
  trace: CallTrace,
): HarnessError | undefined {
  const fault = faultOf(error, call, client, trace);
  return fault && faultError(fault, call, client);
}

/** The error for a response whose body ends too early; other errors are unchanged. */
export function brokenOffFault(error: unknown, call: SentCall, client: ServiceClient): unknown {
  if (typeof (error as { code?: unknown }).code !== 'string') return error;
  return faultError(unreachable(error as Error, client), call, client);
}

function faultOf(
  error: SdkError,
  { action, isModelled }: SentCall,
  client: ServiceClient,
  trace: CallTrace,
): EndpointFault | undefined {
  const { response, connectionError } = trace;
  if (connectionError !== undefined) return unreachable(connectionError, client);
  if (response === undefined) return unsigned(error);
  const { statusCode } = response;
  const said = `HTTP ${statusCode} ${error.name}: ${error.message.split('\n', 1)[0]}`;
  const isUrl = 'url' in client.endpoint;
  const codes = [error.name, error.Code ?? ''];
  if (isUrl && (statusCode === 501 || codes.some((code) => unknownOperations.has(code)))) return lacking(client, said);
  if (isModelled?.(error.name) !== true && isRefusal(codes, error.message)) return refused(client, said);
  if (statusCode >= 500) return undefined;
  if (error.$fault === undefined) return foreign(client, said);
  // AWS always includes an error code, except for HEAD.
  const isNameless = /^Unknown(?:Error)?$/.test(error.name) && !action.startsWith('head');
  // No AWS API redirects; 304 is the response to a condition.
  if (isUrl && isNameless && statusCode >= 300 && statusCode < 400 && statusCode !== 304)
    return foreign(client, `HTTP ${statusCode}`);
  return isUrl && isNameless && [401, 403, 407].includes(statusCode)
    ? refused(client, `HTTP ${statusCode}`)
    : undefined;
}

/** EC2 responds with AuthFailure for keys, but also for a resource of another account. */
function isRefusal(codes: readonly string[], message: string): boolean {
  if (codes.includes('AuthFailure')) return /credential|signature|access key/i.test(message);
  return codes.some((code) => refusals.has(code));
}

function unreachable(error: Error, { endpoint, service, certificates }: ServiceClient): EndpointFault {
  return 'url' in endpoint
    ? connectionFault(error, endpoint.url, certificates, `Start the endpoint, correct ${endpoint.namedBy}`)
    : connectionFault(
        error,
        'https:',
        certificates,
        `Check the network, name an endpoint with ${endpointVariable(service)}`,
      );
}

function unsigned({ name, message }: SdkError): EndpointFault | undefined {
  if (name !== 'CredentialsProviderError' && name !== 'TokenProviderError') return undefined;
  return { problem: `was not called because credentials are missing: ${message}`, remedy: 'Log in to AWS' };
}

function refused({ keySource }: ServiceClient, said: string): EndpointFault {
  const keys = keySource === undefined ? '' : ` The keys of the call are ${keySource}.`;
  const remedy =
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that it accepts, or AWS_SHARED_CREDENTIALS_FILE to their file';
  return { problem: `refuses the credentials: ${said}.${keys}`, remedy };
}

function lacking({ service }: ServiceClient, said: string): EndpointFault {
  const remedy = `Name another endpoint for this service with ${endpointVariable(service)}`;
  return { problem: `does not implement it: ${said}`, remedy };
}

function foreign({ service, endpoint }: ServiceClient, said: string): EndpointFault {
  const remedy = `Correct ${'url' in endpoint ? endpoint.namedBy : 'the proxy'}, because something else listens there`;
  return { problem: `does not respond as ${service} does: ${said}`, remedy };
}

function faultError(
  { problem, remedy }: EndpointFault,
  { caller, action }: SentCall,
  client: ServiceClient,
): HarnessError {
  const { endpoint, service } = client;
  const place =
    'url' in endpoint ? `${endpoint.url} (${endpoint.namedBy})` : "AWS itself (unmocked: 'forward', or useAws)";
  return new HarnessError(
    `${caller} calls ${service}:${action} at ${place}, which ${problem}\n${remedy}, or mock the state.\n${noAnswerOfAws}`,
  );
}
