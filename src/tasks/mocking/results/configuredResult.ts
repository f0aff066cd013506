import { isObject, type Json, type JsonObject } from '../../../util/json';
import { asGiven, type ResultForm } from '../answers/Answer';

const membersOfInvoke: ReadonlySet<string> = new Set([
  'ExecutedVersion',
  'LogResult',
  'Payload',
  'SdkHttpMetadata',
  'SdkResponseMetadata',
  'StatusCode',
]);

/**
 * What `Return` of a mock file gives to a task: the result as it stands. One response often serves `lambda:invoke` and
 * functions by their ARN alike; a task with a function's ARN gets what the function has returned, which is the Payload.
 */
export const configuredResult: ResultForm = (value, request) =>
  request.resource.kind === 'lambdaFunction' && isAnswerOfInvoke(value) ? value.Payload! : asGiven(value, request);

function isAnswerOfInvoke(value: Json | undefined): value is JsonObject {
  if (value === undefined || !isObject(value)) return false;
  const names = Object.keys(value);
  return (
    Object.hasOwn(value, 'Payload') &&
    Number.isInteger(value.StatusCode) &&
    names.every((name) => membersOfInvoke.has(name))
  );
}
