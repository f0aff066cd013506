import { ownRequest } from '../../contract/ownRequest';
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
import { isPending } from '../../util/pending';

const loadLimitReply = lazy(() => require('./limitReply') as typeof import('./limitReply'));

export interface PipelineOptions {
  /** Tasks that are not answered here unless they are mocked: the process that runs the execution answers them. */
  readonly leaves?: ((resource: TaskResource, request: TaskRequest) => boolean) | undefined;
  /** Set if executions are started elsewhere: their test case is checked with their first task. */
  readonly checksTestCases?: boolean | undefined;
  /**
   * Asks the other process, which has the policy, about a task without an answer; `undefined` if this process decides.
   */
  readonly unanswered?: ((request: TaskRequest, why: () => string | undefined) => TaskAnswer) | undefined;
}

/** How the process that runs the execution returns a task that was left to it. */
export interface LeftOver {
  /** Whether the policy for unmocked tasks decides if no endpoint does. */
  readonly policy: boolean;
  /** What that process knows about it, in a sentence. */
  readonly why?: string | undefined;
}

/**
 * The one path to the answer of a task: mocks first, then what this process has (functions, nested executions, the
 * outbox), then a real endpoint, then the policy for unmocked tasks. Every task is recorded in the log of calls.
 */
export class TaskPipeline {
  private readonly checkedTestCases = new Set<string>();
  /** Calls that were left to the process that runs the execution. */
  private readonly left = new WeakMap<TaskControl, Call>();

  constructor(
    private readonly answers: Answers,
    private readonly services: IntegrationServices,
    private readonly options: PipelineOptions = {},
  ) {}

  /** Throws or rejects with HarnessError if nothing answers. */
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

  /** Resumes a `.sync` task that an earlier process started at an endpoint; `false` if that is impossible. */
  follow(request: TaskRequest, control: TaskControl, begun: Json): boolean {
    const io = new TaskIo(this.services, request, control);
    return loadIntegrations().followTask(request, begun, io);
  }

  /** The answer of a call before it is carried out: a denial or a mock. */
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
      if (isPending(reply)) return reply.then((late) => limited(request, late));
      return limited(request, reply);
    }
    return undefined;
  }

  /** Whether a mock matches this task, even if it has no answer left. */
  knows(request: TaskRequest): boolean {
    return this.answers.mocks.knows(request);
  }

  /** Resets everything: see `Answers.reset`. */
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
   * Answers a task that was left to the process that runs the execution and came back: from an endpoint or, if `policy`
   * says so, by the policy for unmocked tasks.
   */
  leftOver(request: TaskRequest, control: TaskControl, { policy, why }: LeftOver): TaskAnswer {
    const forwarded = loadIntegrations().forwardTask(request, new TaskIo(this.services, request, control));
    if (forwarded === undefined && !policy) return undefined;
    this.left.get(control)?.answered(forwarded === undefined ? 'unmocked' : 'real');
    return forwarded ?? this.unanswered(request, why);
  }

  /**
   * Applies the policy for unmocked tasks. `why`: what the process that runs the execution knows about it, in a
   * sentence.
   */
  private unanswered(request: TaskRequest, why?: string): TaskAnswer {
    const { unmocked, adviseFor } = this.answers.options;
    if (typeof unmocked !== 'function')
      throw loadUnmocked().unmockedTaskError(request, this.answers.mocks, why ?? this.whyMissing(request), adviseFor);
    const outcome = unmocked(ownRequest(request));
    return isPending(outcome)
      ? outcome.then((late) => ({ outcome: checkOutcome(late, request) }))
      : { outcome: checkOutcome(outcome, request) };
  }

  private whyMissing(request: TaskRequest): string | undefined {
    return loadUnmocked().whyMissing(request, this.answers.functions, this.services);
  }

  /** Records a call that is answered elsewhere. */
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

/**
 * Rejects anything but `{ output }` or `{ error, cause }`: it would fail the task without an error, or become its
 * result by accident.
 */
function checkOutcome(outcome: TaskOutcome, { state }: TaskRequest): TaskOutcome {
  const given: unknown = outcome;
  if (typeof given === 'object' && given !== null) {
    if ('error' in given || ('output' in given && given.output !== undefined)) return outcome;
  }
  throw new HarnessError(
    `The function 'unmocked' must return { output } or { error, cause }; for state '${state}' it returned neither.`,
  );
}

/** Skips the check for the kinds of answers that most mocks give. */
function limited(request: TaskRequest, reply: TaskReply): TaskReply {
  if (reply.outcome !== undefined && !reply.delaySeconds) return reply;
  return loadLimitReply().limitReply(request, reply);
}

const loadDenied = lazy(() => require('./denials/deniedOutcome') as typeof import('./denials/deniedOutcome'));

const loadUnmocked = lazy(
  () => require('../mocking/unmockedTaskError') as typeof import('../mocking/unmockedTaskError'),
);
