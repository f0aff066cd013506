import type { Json, JsonObject } from '../../../util/json';
import type { Answer, IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { parsedOrText } from '../jsonText';
import { forward } from './forward';

/** `bedrock:invokeModel`. AWS: the call belongs to another service of the SDK, and the answer's Body is parsed. */
export function answerInvokeModel(request: IntegrationRequest, io: IntegrationIo): Answer {
  const adapt = (result: JsonObject): Json => {
    const { Body, ...others } = result;
    return typeof Body === 'string' ? { Body: parsedOrText(Body), ...others } : result;
  };
  return forward(request, io, { service: 'bedrockruntime', metadata: false, adapt });
}
