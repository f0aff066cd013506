import { isNumber, member, type JsonObject, objectOf } from '../util/json';
import type { AnswerFailure } from './AwsService';
import { asText } from './parameters';

/** Names of headers, and prefixes of names, in lower case. */
export interface HeaderNames {
  readonly names: string;
  readonly prefixes: readonly string[];
}

/** AWS: the allowed methods of a request (guide). */
const methods: readonly unknown[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];

/** What is wrong with the method of a request. AWS: the message is in the form for other fields. */
export function methodFaults(parameters: JsonObject): readonly string[] {
  const method = member(parameters, 'Method');
  if (method === undefined || methods.includes(method)) return [];
  return ["The value of the field 'Method' has an invalid format"];
}

/** AWS's error when a task sets forbidden headers. */
export function headerFaults({ names, prefixes }: HeaderNames, parameters: JsonObject): readonly string[] {
  const headers = member(parameters, 'Headers');
  const forbidden = names.split(' ');
  const found = Object.keys(objectOf(headers))
    .map((name) => name.toLowerCase())
    .filter((name) => forbidden.includes(name) || prefixes.some((prefix) => name.startsWith(prefix)));
  return found.length === 0 ? [] : [`The 'Headers' field contains unsupported values: [${found.join(', ')}]`];
}

/** AWS: a response without status 2xx fails the task, with its body as the cause; without a body there is no cause. */
export function statusFailure(prefix: string, answer: JsonObject): AnswerFailure | undefined {
  const status = member(answer, 'StatusCode');
  if (!isNumber(status) || (status >= 200 && status < 300)) return undefined;
  const body = member(answer, 'ResponseBody') ?? '';
  const error = `${prefix}.${status}`;
  return body === '' ? { error } : { error, cause: asText(body) };
}
