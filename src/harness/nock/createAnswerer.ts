import type { Service } from '../../emulator/service/Service';
import { newRequestId } from '../../emulator/store/ids';
import { ServiceError, wireBody } from '../../errors/ServiceError';
import { HandlerCalls } from '../../tasks/answering/clients/HandlerCalls';
import { integrationServices } from '../../tasks/answering/integrationServices';
import { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import { Endpoints } from '../../tasks/integrations/endpoints/Endpoints';
import { answerRequest } from '../../tasks/integrations/protocols/answerRequest';
import { signedScope } from '../../tasks/integrations/protocols/findRequestedCall';
import type { WireAnswer, WireRequest } from '../../tasks/integrations/protocols/WireCall';

/**
 * Answers an intercepted request to a service, named as in its host. Rejects with HarnessError if there is no answer.
 */
type Answerer = (service: string, request: WireRequest) => Promise<WireAnswer>;

/** Answers intercepted calls with a service's mocks, functions and outbox, and adds them to its log. */
export function createAnswerer(service: Service): Answerer {
  const { accountId, answers } = service;
  const pipeline = wirePipeline(service);
  const calls = new HandlerCalls(() => ({ answers, pipeline, now: () => service.now() }));
  return (name, request) => {
    const { region = service.region } = signedScope(request) ?? {};
    if (name === 'states') return answerStates(service, request, region);
    return answerRequest(request, {
      calls,
      caller: { functionName: undefined, accountId, region },
      requestId: newRequestId(),
    });
  };
}

/** Step Functions uses AWS JSON 1.0; the emulator implements its operations. */
async function answerStates(service: Service, { headers, body }: WireRequest, region: string): Promise<WireAnswer> {
  const operation = /^AWSStepFunctions\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1] ?? '';
  const answered = { 'x-amzn-RequestId': newRequestId(), 'Content-Type': 'application/x-amz-json-1.0' };
  try {
    const input = JSON.parse(body.length === 0 ? '{}' : body.toString()) as unknown;
    const output = await service.call(operation, input, { accountId: service.accountId, region });
    return { statusCode: 200, headers: answered, body: JSON.stringify(output) };
  } catch (error) {
    if (!ServiceError.is(error)) throw error;
    return { statusCode: error.statusCode, headers: answered, body: JSON.stringify(wireBody(error)) };
  }
}

/** Handlers run and messages are kept as for a task. Nothing is sent on, because it would be intercepted again. */
function wirePipeline(service: Service): TaskPipeline {
  const around = {
    now: () => service.now(),
    random: () => Number.parseInt(newRequestId().slice(0, 8), 16) / 2 ** 32,
    call: (operation: string, input: object) => service.call(operation, input),
    startExecution() {
      throw new Error('Stepmill bug: no call at the wire starts an execution this way.');
    },
  };
  return new TaskPipeline(service.answers, integrationServices(service.answers, around, new Endpoints()));
}
