import type { Answer } from '../../../tasks/mocking/answers/Answer';
import { stateMatcher } from '../../../tasks/mocking/matchers/RequestMatcher';
import { Script } from '../../../tasks/mocking/Script';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { TaskReply, TaskRequest } from '../../../contract/task';
import type { Service } from '../../../emulator/service/Service';
import { findState } from '../../../story/trace/findState';
import { iterationsOf } from '../../../story/trace/strands';
import type { Origin, Story } from '../../../story/trace/Story';
import { toCompactText, parseJson } from '../../../util/json';
import type { RecordedExecution, RecordedMapRun, Recording } from '../Recording';
import { storyOfExecution } from '../storyOf';
import { mapResult } from './wholeMaps';
import { NotRecordedError } from './Replay';
import { RecordedAnswers, replyOf } from './RecordedAnswers';
import { taskKey, type RecordedAttempt } from './recordedTasks';
import { changeOfWholeMap, type WholeMap } from './wholeMaps';

/** Answers every task of a replay, both in the execution itself and in the children of its Map Runs. */
export class PlayedTasks {
  private readonly origin: Origin;
  private readonly wholeMaps: ReadonlyMap<string, WholeMap>;
  private readonly players = new Map<string, Player>();
  /** Recorded children that are not yet matched with an execution, by their inputs. */
  private readonly free = new Map<string, RecordedExecution[]>();
  private readonly main: Player;
  /** The calls that the recording does not answer, in order. */
  readonly unanswered: NotRecordedError[] = [];
  private readonly cutOff: TaskRequest[] = [];

  /** `definition`: the one that is played; the recording has its own. */
  constructor(
    private readonly service: Service,
    { stateMachine, execution }: Recording,
    private readonly definition: StateMachineDefinition,
    wholeMaps: readonly WholeMap[],
  ) {
    this.origin = { definition: JSON.parse(stateMachine.definition) as StateMachineDefinition };
    this.wholeMaps = new Map(wholeMaps.map((whole) => [whole.state.name, whole]));
    for (const child of childrenOf(execution)) {
      const input = sameText(child.description['input'] as string | undefined);
      const same = this.free.get(input);
      if (same === undefined) this.free.set(input, [child]);
      else same.push(child);
    }
    this.main = new Player(execution, this.origin);
  }

  /** The scripts for the service. */
  scripts(): readonly Script[] {
    const answer: Answer = { description: 'answers as recorded', reply: (request) => this.reply(request) };
    const script = (matchers: Script['matchers']): Script => {
      // Like the answers of a mock file, these are not checked.
      const made = new Script(matchers, 'recording');
      made.steps.push({ answer, times: undefined, delaySeconds: 0, submitted: undefined, taken: 0 });
      return made;
    };
    const anyTask = { description: 'any task', matches: isTask, mismatch: () => 'it is a whole state' };
    return [script([anyTask]), ...[...this.wholeMaps.keys()].map((state) => script([stateMatcher(state)]))];
  }

  /** The tasks that were aborted in the recording, but not this time: their answers are unknown. */
  notCutOff({ visits }: Story): readonly NotRecordedError[] {
    return this.cutOff.flatMap(({ state, now, iterations }) => {
      const key = taskKey(state, iterations);
      const own = visits.filter((visit) => visit.state === state && taskKey(state, iterationsOf(visit)) === key);
      const attempt = own.flatMap(({ attempts }) => attempts).find(({ startedMs }) => startedMs === now);
      if (attempt === undefined || attempt.outcome === 'aborted') return [];
      const why = `Task '${state}' was aborted in the recording, but not now: its answer is not known.`;
      return [new NotRecordedError(state, why)];
    });
  }

  private reply(request: TaskRequest): TaskReply {
    try {
      const player = this.playerOf(request);
      const iterations = request.iterations.slice(this.service.execution(request.executionArn)!.iterations.length);
      const recorded = player.answers.find(request, iterations);
      const reply = replyOf(request, recorded);
      if (recorded.attempt.outcome === 'aborted' || recorded.attempt.outcome === 'open') this.cutOff.push(request);
      return isTask(request) ? reply : this.wholeReply(request, reply, recorded, player);
    } catch (error) {
      if (NotRecordedError.is(error)) this.unanswered.push(error);
      throw error;
    }
  }

  /** The recorded execution that this one repeats; a child is found by its input. */
  private playerOf({ executionArn, state }: TaskRequest): Player {
    const known = this.players.get(executionArn);
    if (known !== undefined) return known;
    const execution = this.service.execution(executionArn)!;
    let player = this.main;
    if (execution.iterations.length > 0) {
      const input = sameText(execution.start.inputText);
      const child = this.free.get(input)?.shift();
      if (child === undefined)
        throw new NotRecordedError(
          state,
          `No child of a Map Run in the recording has the input ${input.slice(0, 200)}`,
        );
      player = new Player(child, this.origin);
    }
    this.players.set(executionArn, player);
    return player;
  }

  private wholeReply(
    request: TaskRequest,
    reply: TaskReply,
    { visit, attempt }: RecordedAttempt,
    player: Player,
  ): TaskReply {
    const { state } = request;
    const whole = this.wholeMaps.get(state)!;
    const now = findState(this.definition, state);
    const change = now === undefined ? undefined : changeOfWholeMap(whole, now);
    if (change !== undefined)
      throw new NotRecordedError(
        state,
        `The items of Distributed Map '${state}' are not in the recording, but ${change} has changed: it is not known what ` +
          `the result would have been.`,
      );
    if (reply.outcome === undefined || !('output' in reply.outcome)) return reply;
    const result = mapResult(visit, whole.state, player.mapRun(attempt.mapRunArn));
    if (result === undefined)
      throw new NotRecordedError(
        state,
        `The result of Distributed Map '${state}' is not in the recording: its history only has the state's output.`,
      );
    return { ...reply, outcome: { output: result } };
  }
}

/** A recorded execution that answers. */
class Player {
  readonly answers: RecordedAnswers;

  constructor(
    private readonly execution: RecordedExecution,
    origin: Origin,
  ) {
    this.answers = new RecordedAnswers(storyOfExecution(execution, origin));
  }

  mapRun(arn: string | undefined): RecordedMapRun | undefined {
    return this.execution.mapRuns.find(({ description }) => description['mapRunArn'] === arn);
  }
}

function isTask({ resource }: TaskRequest): boolean {
  return resource.kind !== 'composite';
}

function childrenOf({ mapRuns }: RecordedExecution): readonly RecordedExecution[] {
  return mapRuns.flatMap(({ children }) => children.flatMap((child) => [child, ...childrenOf(child)]));
}

/** JSON without whitespace. */
function sameText(text: string | undefined): string {
  return text === undefined ? '' : toCompactText(parseJson(text));
}
