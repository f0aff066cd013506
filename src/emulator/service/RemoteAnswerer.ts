import type { TaskResource } from '../../language/asl/resource';
import type { TaskReply, TaskRequest } from '../../language/asl/task';
import { startSystemTimer, systemNow } from '../../clock/system';
import { invariant } from '../../errors/invariant';
import type { TaskControl } from '../../engine/executions/TaskAttempt';
import type { IntegrationServices } from '../../tasks/integrations/IntegrationIo';
import { createIds } from '../store/ids';
import type { Answers } from './Answers';
import { TaskAnswerer } from './TaskAnswerer';

/** What answering needs of the service, which runs in another process. */
export interface RemoteService {
  /** Its clock, in epoch milliseconds. */
  now(): number;
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Answers the tasks of a service that runs in another process, with the mocks, functions and outbox of this one. */
export class RemoteAnswerer {
  private readonly answers: Answers;
  private readonly service: RemoteService;
  private readonly startedTestCases = new Set<string>();
  private readonly answerer: TaskAnswerer;

  constructor(answers: Answers, service: RemoteService) {
    this.answers = answers;
    this.service = service;
    this.answerer = new TaskAnswerer(answers, this.integrationServices());
  }

  /** `undefined` leaves the task to the service. Throws or rejects with the tester's mistake. */
  answer(request: TaskRequest, control: TaskControl): TaskReply | Promise<TaskReply> | undefined {
    this.checkTestCase(request);
    const mocked = this.answerer.answerMocked(request, control);
    if (mocked !== undefined) return mocked;
    if (!isServicesOwn(request.resource)) return this.answerer.answerUnmocked(request, control);
    this.answerer.log(request, control, 'local');
    return undefined;
  }

  /** Whether some mock is for this task. */
  knows(request: TaskRequest): boolean {
    return this.answers.mocks.knows(request);
  }

  /** Back to the beginning, as the service goes. */
  reset(): void {
    this.answers.resetAnswers();
    this.startedTestCases.clear();
  }

  /** The service does not know the mock file: its executions are checked against it with their first task. */
  private checkTestCase({ stateMachineName, testCase }: TaskRequest): void {
    if (testCase === undefined) return;
    const key = `${stateMachineName}#${testCase}`;
    if (this.startedTestCases.has(key)) return;
    this.answers.mocks.startTestCase(stateMachineName, testCase);
    this.startedTestCases.add(key);
  }

  private integrationServices(): IntegrationServices {
    const { functions, outbox, endpoints, connections } = this.answers;
    const ids = createIds();
    return {
      now: () => this.service.now(),
      random: () => ids.random(),
      realNow: systemNow,
      afterRealMs(ms, callback) {
        const timer = startSystemTimer(ms, callback, { keepsRunning: false });
        return () => timer.cancel();
      },
      call: (operation, input) => this.service.call(operation, input),
      startExecution: () => invariant(false, 'a nested execution is started by the service itself') as never,
      functions,
      outbox,
      endpoints,
      connections,
    };
  }
}

/** Activities wait for workers of the service, and nested executions run in it. */
function isServicesOwn(resource: TaskResource): boolean {
  return (
    resource.kind === 'activity' ||
    (resource.kind === 'integration' && (resource.service === 'states' || resource.service === 'sfn'))
  );
}
