import { HarnessError } from '../../errors/HarnessError';
import { asText } from '../../tasks/awsServices/parameters';
import type { JsonObject } from '../../util/json';
import type { Protocol, WireAnswer, WireAnswerer } from './WireCall';

const invokePath = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?(.*))?$/;

/** Invoke of the Lambda API (REST with JSON). Scripts see the function's event and give what the function returns. */
export const lambdaProtocol: Protocol = async (call, answerer) => {
  const match = invokePath.exec(call.path);
  if (match === null || call.method !== 'POST') {
    throw new HarnessError(
      `Stepmill answers Lambda's Invoke at the wire, not ${call.method} ${call.path}. Intercept that call with nock itself.`,
    );
  }
  const qualifier = new URLSearchParams(match[2]).get('Qualifier');
  const logType = call.headers['x-amz-log-type'];
  const input: JsonObject = {
    FunctionName: decodeURIComponent(match[1]!),
    InvocationType: call.headers['x-amz-invocation-type'] ?? 'RequestResponse',
    ...(qualifier === null ? {} : { Qualifier: qualifier }),
    ...(logType === undefined ? {} : { LogType: logType }),
    ...(call.body === '' ? {} : { Payload: call.body }),
  };
  const answer = await answerer.calls.answer({
    service: 'lambda',
    action: 'invoke',
    input,
    caller: answerer.caller(call),
  });
  if (answer === undefined) return new Promise(() => undefined);
  if (!('output' in answer)) {
    const { code, message, statusCode } = answer.exception;
    const body = JSON.stringify({ Type: statusCode < 500 ? 'User' : 'Service', Message: message, message });
    return write(answerer, statusCode, body, { 'x-amzn-ErrorType': code });
  }
  const { StatusCode, Payload = '', ...others } = answer.output;
  const headers = Object.entries(others).flatMap(([name, value]) => {
    const header = answerHeaders[name];
    return header === undefined ? [] : [[header, asText(value)]];
  });
  return write(answerer, Number(StatusCode), asText(Payload), Object.fromEntries(headers) as Record<string, string>);
};

const answerHeaders: Readonly<Record<string, string | undefined>> = {
  ExecutedVersion: 'X-Amz-Executed-Version',
  FunctionError: 'X-Amz-Function-Error',
  LogResult: 'X-Amz-Log-Result',
};

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
