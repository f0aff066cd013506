import type { ServiceException } from '../../tasks/integrations/border/AwsCall';
import { fromStepFunctions, toStepFunctions } from '../../tasks/schemas/apiMembers';
import { loadServiceSchema, type ActionSchema } from '../../tasks/schemas/serviceSchema';
import { type JsonObject, objectOf } from '../../util/json';
import type { WireAnswerer, WireCall } from './WireCall';

type ServiceAnswer = { readonly output: JsonObject } | { readonly failure: ServiceException };

/** Answers one operation of a service that names its members itself. Never settles if a mock never answers. */
export async function callService(
  action: string,
  input: JsonObject,
  call: WireCall,
  answerer: WireAnswerer,
): Promise<ServiceAnswer> {
  const { service } = call;
  const schema = actionSchema(service, action);
  const given = objectOf(toStepFunctions(input, schema?.input));
  const answer = await answerer.calls.answer({ service, action, input: given, caller: answerer.caller(call) });
  if (answer === undefined) return new Promise(() => undefined);
  if (!('output' in answer)) return { failure: answer.exception };
  return { output: objectOf(fromStepFunctions(answer.output, schema?.output)) };
}

/** The description of an operation in the installed client package; `undefined` if the user's client is another one. */
export function actionSchema(service: string, action: string): ActionSchema | undefined {
  return loadServiceSchema(service)?.action(action);
}
