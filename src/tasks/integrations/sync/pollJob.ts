import type { Timer } from '../../../clock/Timeline';
import type { TaskOutcome } from '../../../language/asl/task';
import type { JsonObject } from '../../../util/json';
import type { IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import type { CallAnswer } from '../sdk/forward';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';

/** Something that goes on at a real endpoint after it was started. */
interface RunningJob {
  describe(): Promise<CallAnswer>;
  /** How the task ends; `undefined` while the job goes on. */
  outcomeOf(described: JsonObject): TaskOutcome | undefined;
  /** Tries to stop it, when the task is given up. Must not throw. */
  cancel(): void;
}

const firstMs = 200;
const lastMs = 5000;

/** Asks again and again how the job is doing, on the machine's clock, and ends the task when it has ended. */
export function pollJob(request: IntegrationRequest, io: IntegrationIo, job: RunningJob): void {
  let abandoned = false;
  let pause: Timer | undefined;
  io.onAbandon(() => {
    abandoned = true;
    pause?.cancel();
    job.cancel();
  });
  const end = (outcome: TaskOutcome): void => {
    abandoned = true;
    io.endTask(outcome);
  };
  const ask = async (waitMs: number): Promise<void> => {
    const answer = await job.describe();
    if (abandoned) return;
    if ('failure' in answer) return end(failureOutcome(resource, answer.failure));
    if ('unreachable' in answer) return end(clientFailureOutcome(resource, answer.unreachable));
    const outcome = job.outcomeOf(answer.result);
    if (outcome !== undefined) end(outcome);
    else wait(Math.min(waitMs * 2, lastMs));
  };
  const wait = (ms: number): void => {
    const expire = (): void => {
      ask(ms).catch((error: unknown) => end({ error: 'States.TaskFailed', cause: String(error) }));
    };
    pause = io.afterRealMs(ms, { expire });
  };
  const resource = { ...request.resource, pattern: 'REQUEST_RESPONSE' } as const;
  wait(firstMs);
}
