import type { TaskReply, TaskRequest } from '../../language/asl/task';
import type { TaskControl } from '../../engine/executions/TaskAttempt';
import type { IntegrationIo, IntegrationServices } from '../../tasks/integrations/IntegrationIo';
import type { AnsweredBy } from '../../tasks/mocking/Call';
import type { Calls } from '../../tasks/mocking/Calls';
import type { Mocks } from '../../tasks/mocking/Mocks';
import type { Script } from '../../tasks/mocking/Script';
import type * as Unmocked from '../../tasks/mocking/unmockedTaskError';
import type { Answers } from './Answers';
import { EndpointWatch } from './EndpointWatch';
import { loadIntegrations } from './loadIntegrations';
import type { ServiceOptions, UnmockedPolicy } from './ServiceOptions';
import { taskRandom } from './taskRandom';

type Reply = TaskReply | Promise<TaskReply> | undefined;

/**
 * Finds the answer to a task: mocks first, then what this process or a real endpoint has, then the policy for tasks
 * that nobody answers. Every task is written into the log of calls.
 */
export class TaskAnswerer {
  private readonly mocks: Mocks;
  private readonly calls: Calls;
  private readonly services: IntegrationServices;
  private readonly unmocked: UnmockedPolicy;
  private readonly seed: ServiceOptions['seed'];

  constructor({ mocks, calls, options }: Answers, services: IntegrationServices) {
    this.mocks = mocks;
    this.calls = calls;
    this.services = services;
    this.unmocked = options.unmocked ?? 'fail';
    this.seed = options.seed;
  }

  /** `undefined` leaves an activity's task to a worker. Throws or rejects with HarnessError when nobody answers. */
  answer(request: TaskRequest, control: TaskControl): Reply {
    return this.answerMocked(request, control) ?? this.answerUnmocked(request, control);
  }

  /** The answer of a mock, when there is one. */
  answerMocked(request: TaskRequest, control: TaskControl): Reply {
    const mocked = this.mocks.ask(request);
    if (mocked !== undefined) this.log(request, control, 'mock', mocked.script);
    return mocked?.reply;
  }

  /** Everything but mocks. */
  answerUnmocked(request: TaskRequest, control: TaskControl): Reply {
    const endpoints = new EndpointWatch(this.services.endpoints);
    const answered = loadIntegrations().answer(request, this.ioOf(request, control, endpoints));
    if (answered !== undefined || request.resource.kind === 'activity') {
      this.log(request, control, endpoints.found ? 'real' : 'local');
      return answered;
    }
    this.log(request, control, 'unmocked');
    if (typeof this.unmocked !== 'function') throw loadUnmocked().unmockedTaskError(request, this.mocks);
    const outcome = this.unmocked(request);
    return 'then' in outcome ? outcome.then((late) => ({ outcome: late })) : { outcome };
  }

  log(request: TaskRequest, control: TaskControl, answeredBy: AnsweredBy, script?: Script): void {
    const call = this.calls.record(request, answeredBy, script);
    control.onOutcome((outcome) => (call.outcome = outcome));
  }

  private ioOf(request: TaskRequest, control: TaskControl, endpoints: EndpointWatch): IntegrationIo {
    return {
      ...this.services,
      endpoints,
      random: taskRandom(this.seed, request, () => this.services.random()),
      endTask: (outcome) => control.endTask(outcome),
      onAbandon: (listener) => control.onAbandon(listener),
      expectEndFrom: (who) => control.expectEndFrom(who),
    };
  }
}

function loadUnmocked(): typeof Unmocked {
  return require('../../tasks/mocking/unmockedTaskError') as typeof Unmocked;
}
