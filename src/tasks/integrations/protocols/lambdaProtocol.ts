import { isObject, type JsonObject } from '../../../util/json';
import { asText, optionalText } from '../../../services/parameters';
import type { Asking, WireAnswer, WireRequest } from './WireCall';

const invokePath = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?(.*))?$/;

/** Whether a request is Invoke of the Lambda API. */
export function isInvoke({ method, path }: WireRequest): boolean {
  return method === 'POST' && invokePath.test(path);
}

/** Invoke of the Lambda API (REST): headers for the parameters, and the bare event and response as bodies. */
export async function lambdaProtocol({ path, headers, body }: WireRequest, asking: Asking): Promise<WireAnswer> {
  const [, name = '', query] = invokePath.exec(path)!;
  const given: Readonly<Record<string, string | undefined>> = {
    FunctionName: decodeURIComponent(name),
    Qualifier: new URLSearchParams(query).get('Qualifier') ?? undefined,
    InvocationType: headers['x-amz-invocation-type'],
    LogType: headers['x-amz-log-type'],
    ClientContext: headers['x-amz-client-context'],
    Payload: body.length === 0 ? undefined : body.toString('utf8'),
  };
  const input = Object.fromEntries(Object.entries(given).filter((entry) => entry[1] !== undefined)) as JsonObject;
  const answer = await asking.ask('invoke', input);
  const common = { 'x-amzn-RequestId': asking.requestId, 'Content-Type': 'application/json' };
  if (!('output' in answer)) {
    const { code, message, statusCode } = answer.exception;
    const text = JSON.stringify({ Type: statusCode < 500 ? 'User' : 'Service', Message: message, message });
    return { statusCode, headers: { ...common, 'x-amzn-ErrorType': code }, body: text };
  }
  const { output } = answer;
  const header = (headerName: string, member: string): Record<string, string> => {
    const value = optionalText(output, member);
    return value === undefined ? {} : { [headerName]: value };
  };
  const payload = output['Payload'] ?? '';
  return {
    statusCode: Number(output['StatusCode'] ?? 200),
    headers: {
      ...common,
      ...header('X-Amz-Executed-Version', 'ExecutedVersion'),
      ...header('X-Amz-Log-Result', 'LogResult'),
      ...header('X-Amz-Function-Error', 'FunctionError'),
    },
    body: isObject(payload) ? JSON.stringify(payload) : asText(payload),
  };
}
