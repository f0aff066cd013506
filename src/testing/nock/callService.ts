import { findService } from '../../tasks/awsServices/awsServices';
import { loadServiceSchema, type ActionSchema } from '../../tasks/schemas/serviceSchema';
import { isArray, isObject, type Json, type JsonObject, objectOf } from '../../util/json';
import type { WireAnswerer, WireCall } from './WireCall';
import { wireError, type WireError } from './wireErrors';
import type { ServiceShape } from '../../tasks/schemas/ServiceShape';

type ServiceAnswer = { readonly output: JsonObject } | { readonly failure: WireError };

/**
 * Answers one operation of a service that names its members itself. A batch is answered message by message, as scripts
 * and the outbox know them. Never settles if a mock never answers.
 */
export function callService(
  action: string,
  input: JsonObject,
  call: WireCall,
  answerer: WireAnswerer,
): Promise<ServiceAnswer> {
  const actions = findService(call.service, true)?.actions ?? {};
  const batch = Object.hasOwn(actions, action) ? actions[action]!.batchOf : undefined;
  return batch ? callBatch(batch, input, call, answerer) : callOne(action, input, call, answerer);
}

/** The description of an operation in the installed client package; `undefined` if the user's client is another one. */
export function actionSchema(service: string, action: string): ActionSchema | undefined {
  return loadServiceSchema(service)?.action(action);
}

async function callOne(
  action: string,
  input: JsonObject,
  call: WireCall,
  answerer: WireAnswerer,
): Promise<ServiceAnswer> {
  const schema = actionSchema(call.service, action);
  const resource = `arn:aws:states:::aws-sdk:${call.service}:${action}`;
  const outcome = await answerer.answer(resource, toStepFunctions(input, schema?.input), call);
  if (outcome === undefined) return new Promise(() => undefined);
  if (!('output' in outcome)) return { failure: wireError(call.service, outcome) };
  const output = fromStepFunctions(outcome.output as Json, schema?.output);
  return { output: objectOf(output) };
}

async function callBatch(
  { action, entries, shared }: { action: string; entries: string; shared: string },
  input: JsonObject,
  call: WireCall,
  answerer: WireAnswerer,
): Promise<ServiceAnswer> {
  const list = input[entries];
  const Successful: JsonObject[] = [];
  const Failed: JsonObject[] = [];
  for (const entry of isArray(list) ? list : []) {
    const { Id = null, ...message } = objectOf(entry);
    const answer = await callOne(action, { [shared]: input[shared] ?? null, ...message }, call, answerer);
    if ('output' in answer) Successful.push({ Id, ...answer.output });
    else {
      const { code, message: text, statusCode } = answer.failure;
      Failed.push({ Id, Code: code, Message: text, SenderFault: statusCode < 500 });
    }
  }
  return { output: { Successful, Failed } };
}

/** A request's members as Step Functions spells them, and bytes as text. Without a shape: as they are. */
export function toStepFunctions(value: Json, shape: ServiceShape | undefined): Json {
  return rename(
    value,
    shape,
    (member) => [member.apiName, member.name],
    (bytes) => {
      return Buffer.from(bytes, 'base64').toString('utf8');
    },
  );
}

/** An answer's members as the API spells them, and text as bytes. Without a shape: as they are. */
export function fromStepFunctions(value: Json, shape: ServiceShape | undefined): Json {
  return rename(
    value,
    shape,
    (member) => [member.name, member.apiName],
    (text) => {
      return Buffer.from(text).toString('base64');
    },
  );
}

type Names = (member: { readonly name: string; readonly apiName: string }) => readonly [from: string, to: string];

function rename(value: Json, shape: ServiceShape | undefined, names: Names, bytes: (text: string) => string): Json {
  if (shape === undefined) return value;
  switch (shape.kind) {
    case 'structure':
    case 'union': {
      if (!isObject(value)) return value;
      const known = new Map(shape.members.map((member) => [names(member)[0], { to: names(member)[1], member }]));
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]): [string, Json] => {
          const found = known.get(name);
          return found ? [found.to, rename(inner, found.member.shape, names, bytes)] : [name, inner];
        }),
      );
    }
    case 'list':
      return isArray(value) ? value.map((item) => rename(item, shape.item, names, bytes)) : value;
    case 'map':
      if (!isObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, rename(inner, shape.value, names, bytes)]),
      );
    case 'blob':
      return typeof value === 'string' ? bytes(value) : value;
    default:
      return value;
  }
}
