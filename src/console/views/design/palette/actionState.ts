import { parametersField } from '../../../../definitions/document/gestures/newState';
import type { QueryLanguage } from '../../../../language/asl/types';
import type { Json, JsonObject } from '../../../../util/json';

/** Required parameters, with the kind of value that each takes. */
export type RequiredParameters = Readonly<Record<string, string>>;

/** The parameter in which an action sends the caller's data, where it has one. */
const payloads: Readonly<Record<string, string>> = {
  'lambda:invoke': 'Payload',
  'sqs:sendMessage': 'MessageBody',
  'sns:publish': 'Message',
  'states:startExecution': 'Input',
};

/** A Task for an action, with a placeholder for each required parameter: `<TableName>`. */
export function actionState(
  resource: string,
  required: RequiredParameters,
  language: QueryLanguage,
  suffix = '',
): JsonObject {
  const parameters: Record<string, Json> = {};
  for (const [name, kind] of Object.entries(required)) parameters[name] = placeholder(name, kind);
  Object.assign(parameters, nested[resource]);
  const payload = payloads[resource];
  if (payload !== undefined) addPayload(parameters, payload, language, suffix === '.waitForTaskToken');
  return { Type: 'Task', Resource: `arn:aws:states:::${resource}${suffix}`, [parametersField(language)]: parameters };
}

/** Required parameters that are inside others. */
const nested: Readonly<Record<string, JsonObject>> = {
  'http:invoke': { Authentication: { ConnectionArn: '<ConnectionArn>' } },
};

/** Of JSONPath, a member with an expression has another name. */
function addPayload(
  parameters: Record<string, Json>,
  name: string,
  language: QueryLanguage,
  isCallback: boolean,
): void {
  const isJsonata = language === 'JSONata';
  const field = (key: string, jsonata: string, path: string): JsonObject =>
    isJsonata ? { [key]: `{% ${jsonata} %}` } : { [`${key}.$`]: path };
  delete parameters[name];
  if (!isCallback) Object.assign(parameters, field(name, '$states.input', '$'));
  else
    parameters[name] = {
      ...field('input', '$states.input', '$'),
      ...field('taskToken', '$states.context.Task.Token', '$$.Task.Token'),
    };
}

const examples: Readonly<Record<string, Json>> = {
  number: 0,
  boolean: false,
  list: [],
  map: {},
  structure: {},
  union: {},
};

function placeholder(name: string, kind: string): Json {
  return examples[kind] ?? `<${name}>`;
}
