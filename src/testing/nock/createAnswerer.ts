import { parseResource } from '../../language/asl/resource';
import type { TaskReply, TaskRequest } from '../../language/asl/task';
import { startSystemTimer, systemNow } from '../../clock/system';
import { Endpoints } from '../../tasks/integrations/endpoints/Endpoints';
import type { IntegrationIo } from '../../tasks/integrations/IntegrationIo';
import { answer as answerIntegration } from '../../tasks/integrations/integrations';
import { unmockedTaskError } from '../../tasks/mocking/unmockedTaskError';
import type { Service } from '../../emulator/service/Service';
import type { Json } from '../../util/json';
import type { WireAnswerer, WireCall, WireOutcome } from './WireCall';

/** Answers calls from the wire with a service's scripts, functions and outbox, and writes them into its log. */
export function createAnswerer(service: Service): WireAnswerer {
  let invocation = 0;
  const io = wireIo(service);
  return {
    accountId: service.accountId,
    region: service.region,
    requestId: () => service.newRequestId(),
    operation: (name, input, { region = service.region }) =>
      service.call(name, input, { accountId: service.accountId, region }),
    async answer(resource, parameters, call) {
      const request = toRequest(service, resource, parameters as Json, call, invocation++);
      const mocked = service.mocks.ask(request);
      const reply = mocked?.reply ?? answerIntegration(request, io);
      const answeredBy = mocked !== undefined ? 'mock' : reply !== undefined ? 'local' : 'unmocked';
      const logged = service.calls.record(request, answeredBy, mocked?.script);
      if (reply === undefined) throw unmockedTaskError(request, service.mocks);
      const outcome = outcomeOf(await reply);
      logged.outcome = outcome;
      return outcome;
    },
  };
}

/** A token's first answer counts; `undefined` for a script that stays silent. */
function outcomeOf({ outcome, submitted }: TaskReply): (WireOutcome & TaskReply['outcome']) | undefined {
  if (outcome !== undefined) return outcome;
  return submitted === undefined ? undefined : { output: submitted };
}

/** The call as the task of a state `(wire)`: scripts for functions, queues, topics and services see no difference. */
function toRequest(
  service: Service,
  resource: string,
  parameters: Json,
  { region = service.region }: WireCall,
  invocation: number,
): TaskRequest {
  const place = `${region}:${service.accountId}`;
  return {
    executionArn: `arn:aws:states:${place}:execution:(wire):${invocation}`,
    executionName: String(invocation),
    stateMachineArn: `arn:aws:states:${place}:stateMachine:(wire)`,
    stateMachineName: '(wire)',
    roleArn: '',
    state: '(wire)',
    resource: parseResource(resource)!,
    parameters,
    attempt: 0,
    invocation,
    iterations: [],
    now: service.now(),
  };
}

/** Handlers run and messages are kept as for a task; nothing is sent on, since this is where it would arrive again. */
function wireIo(service: Service): IntegrationIo {
  const nothing = (): void => undefined;
  return {
    now: () => service.now(),
    realNow: systemNow,
    random: () => Number.parseInt(service.newRequestId().slice(0, 8), 16) / 2 ** 32,
    afterRealMs(ms, callback) {
      const timer = startSystemTimer(ms, callback, { keepsRunning: false });
      return () => timer.cancel();
    },
    call: (operation, input) => service.call(operation, input),
    startExecution() {
      throw new Error('Stepmill bug: no call at the wire starts an execution this way.');
    },
    endTask: nothing,
    onAbandon: nothing,
    expectEndFrom: nothing,
    endpoints: new Endpoints(),
    functions: service.functions,
    outbox: service.outbox,
    connections: service.connections,
  };
}
