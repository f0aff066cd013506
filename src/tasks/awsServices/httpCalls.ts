import { isNumber, member, type JsonObject, objectOf } from '../../util/json';
import type { AnswerFailure } from './AwsService';
import { asText } from './jsonText';

/** Names of headers, and what names begin with, in lower case. */
export interface HeaderNames {
  readonly names: string;
  readonly prefixes: readonly string[];
}

/** What AWS says when a task sets headers that it may not. */
export function headerFaults({ names, prefixes }: HeaderNames, parameters: JsonObject): readonly string[] {
  const headers = member(parameters, 'Headers');
  const forbidden = names.split(' ');
  const found = Object.keys(objectOf(headers))
    .map((name) => name.toLowerCase())
    .filter((name) => forbidden.includes(name) || prefixes.some((prefix) => name.startsWith(prefix)));
  return found.length === 0 ? [] : [`The 'Headers' field contains unsupported values: [${found.join(', ')}]`];
}

/** AWS: a reply that is not of status 2xx fails the task, with its body as the cause; without a body there is none. */
export function statusFailure(prefix: string, answer: JsonObject): AnswerFailure | undefined {
  const status = member(answer, 'StatusCode');
  if (!isNumber(status) || (status >= 200 && status < 300)) return undefined;
  const body = member(answer, 'ResponseBody') ?? '';
  const error = `${prefix}.${status}`;
  return body === '' ? { error } : { error, cause: asText(body) };
}
