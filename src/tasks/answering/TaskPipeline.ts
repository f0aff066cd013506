import { ownRequest } from '../../contract/CompactRequest';
import type { TaskResource } from '../../language/asl/resource';
import { HarnessError } from '../../errors/HarnessError';
import type { TaskControl, TaskOutcome, TaskReply, TaskRequest } from '../../contract/task';
import type { IntegrationServices, TaskAnswer } from '../integrations/IntegrationIo';
import type { AnsweredBy, Call } from '../mocking/Call';
import type { Script } from '../mocking/Script';
import type { Json } from '../../util/json';
import type { Answers } from './Answers';
import { loadIntegrations } from './loadIntegrations';
import { TaskIo } from './TaskIo';
import { lazy } from '../../util/lazy';

const loadLimitReply = lazy(() => require('./limitReply') as typeof import('./limitReply'));

export interface PipelineOptions {
  /** Tasks that are not answered here unless they are mocked: whoever runs the execution answers them. */
  readonly leaves?: ((resource: TaskResource, request: TaskRequest) => boolean) | undefined;
  /** Executions are not started here: their test case is checked with their first task. */
  readonly checksTestCases?: boolean | undefined;
  /** Asks somebody in another process, whose policy it is, about a task that nobody answers; `undefined` without one. */
  readonly unanswered?: ((request: TaskRequest, why: () => string | undefined) => TaskAnswer) | undefined;
}

/** What has become of a task that was left to whoever runs the execution. */
export interface LeftOver {
  /** Whether the policy for unmocked tasks is to decide when no endpoint does. */
  readonly policy: boolean;
  /** What whoever runs the execution knows of it, in a sentence. */
  readonly why?: string | undefined;
}

/**
 * The one way to the answer of a task: mocks first, then what this process has (functions, nested executions, the
 * outbox), then a real endpoint, then the policy for unmocked tasks. Every task is written into the log of
 * calls.
 */
export class TaskPipeline {
  private readonly checkedTestCases = new Set<string>();
  /** Calls that were left to whoever runs the execution. */
  private readonly left = new WeakMap<TaskControl, Call>();

  constructor(
    private readonly answers: Answers,
    private readonly services: IntegrationServices,
    private readonly options: PipelineOptions = {},
  ) {}

  /** Throws or rejects with HarnessError when nobody answers. */
  answer(request: TaskRequest, control: TaskControl): TaskAnswer {
    if (this.options.checksTestCases && request.testCase !== undefined) this.checkTestCase(request, request.testCase);
    const decided = this.decided(request, control);
    if (decided !== undefined || request.resource.kind === 'composite') return decided;
    if (this.options.leaves?.(request.resource, request)) {
      this.left.set(control, this.log(request, control, 'local'));
      return undefined;
    }
    return this.integrated(request, control) ?? this.unmocked(request, control);
  }

  /** Goes on with what a `.sync` task has begun at an endpoint in an earlier process; `false` when nobody can. */
  follow(request: TaskRequest, control: TaskControl, begun: Json): boolean {
    const io = new TaskIo(this.services, request, control);
    return loadIntegrations().followTask(request, begun, io);
  }

  /** What a call is answered with before anybody does what it asks for: a refusal, or a mock. */
  decided(request: TaskRequest, control: TaskControl): TaskReply | Promise<TaskReply> | undefined {
    const denied = this.answers.denials.ofTask(request);
    if (denied !== undefined) {
      this.log(request, control, 'local');
      return { outcome: loadDenied().deniedOutcome(request, denied) };
    }
    const mocked = this.answers.mocks.ask(request);
    if (mocked !== undefined) {
      this.log(request, control, 'mock', mocked.script);
      const { reply } = mocked;
      if (isLate(reply)) return reply.then((late) => limited(request, late));
      return limited(request, reply);
    }
    return undefined;
  }

  /** Whether some mock is for this task, though it may have no answer left. */
  knows(request: TaskRequest): boolean {
    return this.answers.mocks.knows(request);
  }

  /** Back to the beginning: see `Answers.reset`. */
  reset(): void {
    this.answers.reset();
    this.checkedTestCases.clear();
  }

  private integrated(request: TaskRequest, control: TaskControl): TaskAnswer {
    const io = new TaskIo(this.services, request, control);
    const reply = loadIntegrations().answerTask(request, io);
    if (reply === undefined) return undefined;
    this.log(request, control, io.foundEndpoint ? 'real' : 'local');
    if ('outcome' in reply || ('endedBy' in reply && reply.endedBy === 'outside')) io.detach();
    return reply;
  }

  private unmocked(request: TaskRequest, control: TaskControl): TaskAnswer {
    const { resource } = request;
    if (resource.kind === 'activity' && this.services.whyNoActivity?.(resource.arn) === undefined) {
      this.log(request, control, 'local');
      return undefined;
    }
    this.log(request, control, 'unmocked');
    return this.options.unanswered?.(request, () => this.whyMissing(request)) ?? this.unanswered(request);
  }

  /**
   * A task comes back that was left to whoever runs the execution, who has nothing for it: an endpoint answers it, or,
   * where `policy` says so, the policy for unmocked tasks.
   */
  leftOver(request: TaskRequest, control: TaskControl, { policy, why }: LeftOver): TaskAnswer {
    const forwarded = loadIntegrations().forwardTask(request, new TaskIo(this.services, request, control));
    if (forwarded === undefined && !policy) return undefined;
    this.left.get(control)?.answered(forwarded === undefined ? 'unmocked' : 'real');
    return forwarded ?? this.unanswered(request, why);
  }

  /** By the policy for unmocked tasks. `why`: what whoever runs the execution knows of it, in a sentence. */
  private unanswered(request: TaskRequest, why?: string): TaskAnswer {
    const { unmocked, adviseFor } = this.answers.options;
    if (typeof unmocked !== 'function')
      throw loadUnmocked().unmockedTaskError(request, this.answers.mocks, why ?? this.whyMissing(request), adviseFor);
    const outcome = unmocked(ownRequest(request));
    return isLate(outcome)
      ? outcome.then((late) => ({ outcome: checkOutcome(late, request) }))
      : { outcome: checkOutcome(outcome, request) };
  }

  private whyMissing(request: TaskRequest): string | undefined {
    return loadUnmocked().whyMissing(request, this.answers.functions, this.services);
  }

  /** Writes a call into the log that is answered elsewhere. */
  log(request: TaskRequest, control: TaskControl, answeredBy: AnsweredBy, script?: Script): Call {
    const call = this.answers.calls.record(request, answeredBy, script);
    control.onOutcome(call);
    return call;
  }

  private checkTestCase({ stateMachineName }: TaskRequest, testCase: string): void {
    const key = `${stateMachineName}#${testCase}`;
    if (this.checkedTestCases.has(key)) return;
    this.answers.mocks.startTestCase(stateMachineName, testCase);
    this.checkedTestCases.add(key);
  }
}

function isLate<T>(outcome: T | Promise<T>): outcome is Promise<T> {
  return typeof (outcome as Promise<T> | undefined)?.then === 'function';
}

/** What is neither would fail the task without an error, or be its result by chance. */
function checkOutcome(outcome: TaskOutcome, { state }: TaskRequest): TaskOutcome {
  const given: unknown = outcome;
  if (typeof given === 'object' && given !== null) {
    if ('error' in given || ('output' in given && given.output !== undefined)) return outcome;
  }
  throw new HarnessError(
    `The function 'unmocked' has to answer { output } or { error, cause }; for state '${state}' it answered neither.`,
  );
}

/** What most mocks answer needs no limit. */
function limited(request: TaskRequest, reply: TaskReply): TaskReply {
  if (reply.outcome !== undefined && !reply.delaySeconds) return reply;
  return loadLimitReply().limitReply(request, reply);
}

const loadDenied = lazy(() => require('./denials/deniedOutcome') as typeof import('./denials/deniedOutcome'));

const loadUnmocked = lazy(
  () => require('../mocking/unmockedTaskError') as typeof import('../mocking/unmockedTaskError'),
);
