import { HarnessError } from '../../errors/HarnessError';
import { parseFunctionName } from '../../tasks/awsServices/lambda';
import { readPayload } from '../../tasks/integrations/lambda/FunctionCall';
import { parseJson, toCompactText, type Json } from '../../util/json';
import type { Protocol, WireAnswer, WireAnswerer, WireCall, WireOutcome } from './WireCall';
import { wireError } from './wireErrors';

const invokePath = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?(.*))?$/;

/** Invoke of the Lambda API (REST with JSON). Scripts see the function's event and give what the function returns. */
export const lambdaProtocol: Protocol = async (call, answerer) => {
  const match = invokePath.exec(call.path);
  if (match === null || call.method !== 'POST') {
    throw new HarnessError(
      `Stepmill answers Lambda's Invoke at the wire, not ${call.method} ${call.path}. Intercept that call with nock itself.`,
    );
  }
  const name = decodeURIComponent(match[1]!);
  const qualifier = new URLSearchParams(match[2]).get('Qualifier') ?? parseFunctionName(name).qualifier;
  const arn = functionArn(name, qualifier, call, answerer);
  const payload = readPayload(call.body === '' ? undefined : call.body);
  if ('refusal' in payload) {
    const failure = { error: 'Lambda.InvalidRequestContentException', cause: payload.refusal };
    return writeOutcome(failure, qualifier, call, answerer);
  }
  const event = parseJson(payload.text);
  const invocation = call.headers['x-amz-invocation-type'];
  if (invocation === 'DryRun') return write(answerer, 204, '', {});
  const outcome = answerer.answer(arn, event, call);
  if (invocation !== 'Event') return writeOutcome(await outcome, qualifier, call, answerer);
  // The caller hears of a missing script, but not of how the function ends after that.
  outcome.catch(() => undefined);
  return write(answerer, 202, '', {});
};

function functionArn(
  name: string,
  qualifier: string | undefined,
  call: WireCall,
  { accountId, region }: WireAnswerer,
): string {
  const arn = `arn:aws:lambda:${call.region ?? region}:${accountId}:function:${parseFunctionName(name).name}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}

/** An error `Lambda.…` is one of the Invoke API; any other is the function's own. */
function writeOutcome(
  outcome: WireOutcome | undefined,
  qualifier: string | undefined,
  call: WireCall,
  answerer: WireAnswerer,
): WireAnswer | Promise<WireAnswer> {
  if (outcome === undefined) return new Promise(() => undefined);
  const version = qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
  const headers: Record<string, string> = { 'X-Amz-Executed-Version': version };
  if (call.headers['x-amz-log-type'] === 'Tail') headers['X-Amz-Log-Result'] = Buffer.from('END\n').toString('base64');
  if ('output' in outcome) return write(answerer, 200, toCompactText(outcome.output as Json), headers);
  const { error, cause } = outcome;
  if (error !== undefined && error.startsWith('Lambda.') && error !== 'Lambda.Unknown') {
    const { code, message, statusCode } = wireError('lambda', outcome);
    const body = JSON.stringify({ Type: statusCode < 500 ? 'User' : 'Service', Message: message, message });
    return write(answerer, statusCode, body, { 'x-amzn-ErrorType': code });
  }
  headers['X-Amz-Function-Error'] = 'Unhandled';
  return write(answerer, 200, functionReply(error, cause), headers);
}

/** The cause is the function's whole reply when it tells of this error, else only its message. */
function functionReply(error: string | undefined, cause = ''): string {
  if (isReplyOf(error, cause)) return cause;
  const unknown = /Returned payload: ([^]*)$/.exec(cause)?.[1];
  if (error === 'Lambda.Unknown') return unknown ?? JSON.stringify({ errorMessage: cause });
  return JSON.stringify({ errorType: error, errorMessage: cause, trace: [] });
}

function isReplyOf(error: string | undefined, cause: string): boolean {
  try {
    return (JSON.parse(cause) as { errorType?: unknown } | null)?.errorType === error && error !== undefined;
  } catch {
    return false;
  }
}

function write(
  answerer: WireAnswerer,
  statusCode: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): WireAnswer {
  const requestId = answerer.requestId();
  const type = body === '' ? {} : { 'Content-Type': 'application/json' };
  return { statusCode, body, headers: { ...headers, 'x-amzn-RequestId': requestId, ...type } };
}
