import { wireName } from '../../tasks/integrations/wireCall';
import { parseResource } from '../../language/asl/resource';
import type { OutcomeListener, TaskControl, TaskOutcome, TaskReply, TaskRequest } from '../../language/asl/task';
import { integrationServices } from '../../tasks/answering/integrationServices';
import { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import { Endpoints } from '../../tasks/integrations/endpoints/Endpoints';
import type { Service } from '../../emulator/service/Service';
import type { Json } from '../../util/json';
import type { WireAnswerer, WireCall, WireOutcome } from './WireCall';
import { newRequestId } from '../../emulator/store/ids';

/** Answers intercepted calls with a service's mocks, functions and outbox, and writes them to its log. */
export function createAnswerer(service: Service): WireAnswerer {
  const pipeline = wirePipeline(service);
  let invocation = 0;
  return {
    accountId: service.accountId,
    region: service.region,
    requestId: () => newRequestId(),
    operation: (name, input, { region = service.region }) =>
      service.call(name, input, { accountId: service.accountId, region }),
    async answer(resource, parameters, call) {
      const request = toRequest(service, resource, parameters as Json, call, invocation++);
      const task = new WireTask();
      const outcome = outcomeOf(await pipeline.answer(request, task));
      if (outcome !== undefined) task.ended(outcome);
      return outcome;
    },
  };
}

/** For a token, the first answer; `undefined` for a mock that never answers. */
function outcomeOf({ outcome, submitted }: TaskReply = {}): (WireOutcome & TaskOutcome) | undefined {
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
    executionArn: `arn:aws:states:${place}:execution:${wireName}:${invocation}`,
    executionName: String(invocation),
    stateMachineArn: `arn:aws:states:${place}:stateMachine:${wireName}`,
    stateMachineName: wireName,
    roleArn: '',
    state: wireName,
    resource: parseResource(resource)!,
    parameters,
    attempt: 0,
    invocation,
    iterations: [],
    now: service.now(),
  };
}

/** Handlers run and messages are kept as for a task; nothing is sent on, since this is where it would arrive again. */
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

/** A call at the wire ends with its answer and is never given up. */
class WireTask implements TaskControl {
  private listener: OutcomeListener | undefined;

  ended(outcome: TaskOutcome): void {
    this.listener?.ended(outcome);
  }

  onOutcome(listener: OutcomeListener): void {
    this.listener = listener;
  }

  endTask(): void {
    // Only tasks that stay open end this way.
  }

  fail(): void {
    // Nor do they fail so.
  }

  onAbandon(): void {
    // It is never given up.
  }

  expectEndFrom(): void {
    // It holds no time.
  }
}
