import { isNumber, member, type JsonObject } from '../../util/json';
import type { AnswerFailure } from './AwsService';
import { asText } from './jsonText';

/** AWS: a reply that is not of status 2xx fails the task, with its body as the cause; without a body there is none. */
export function statusFailure(prefix: string, answer: JsonObject): AnswerFailure | undefined {
  const status = member(answer, 'StatusCode');
  if (!isNumber(status) || (status >= 200 && status < 300)) return undefined;
  const body = member(answer, 'ResponseBody') ?? '';
  const error = `${prefix}.${status}`;
  return body === '' ? { error } : { error, cause: asText(body) };
}
