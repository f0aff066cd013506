import { HarnessError } from '../../../errors/HarnessError';
import type { StateMachineDefinition, WorkflowType } from '../../../language/asl/types';
import { compareExecutions } from '../../diff/compareExecutions';
import type { Comparison, Difference } from '../../diff/Comparison';
import type { Origin, Story } from '../../../story/trace/Story';
import type { Recording, RecordedExecution } from '../Recording';
import { isScrubbed } from '../scrub/Pseudonyms';
import { storyOf, storyOfExecution, sideOf, sideOfExecution, whyIncomplete } from '../storyOf';
import { placeOfFirst, placeOfState, type Definitions } from './placeOfFirst';
import { playRecording, type Played } from './playRecording.harness';
import { type Replay, NotRecordedError } from './Replay';
import { wholeMapsOf, type WholeMap } from './wholeMaps';
import type { WalkedState } from '../../../language/asl/walk';
import { findState } from '../../../story/trace/findState';
import { isObject, member } from '../../../util/json';
import { printJson } from '../../../util/ExactNumber';
import { formatCount } from '../../../util/formatCount';

/** What a recording is played on. */
interface ReplayOptions {
  /** A JSON string. Default: the recorded one. */
  readonly definition?: string | undefined;
  /** The type of the state machine. Default: the recorded one. */
  readonly type?: WorkflowType | undefined;
  /** Where the piece of the definition at a JSON pointer was written. */
  readonly locate?: Origin['locate'];
}

const nothing: Comparison = { differences: [], notCompared: [] };

/**
 * Plays a recording on a definition: each task gets its recorded answer, and time is skipped. Compares the result with
 * the recording. Throws a HarnessError if the definition cannot be run.
 */
export async function replayRecording(recording: Recording, options: ReplayOptions = {}): Promise<Replay> {
  const { definition = recording.stateMachine.definition, type = recording.stateMachine.type, locate } = options;
  const recorded = storyOf(recording);
  const why = whyIncomplete(recording.execution);
  if (why !== undefined)
    return {
      recording,
      verdict: 'unusable',
      reason: why,
      comparison: nothing,
      place: undefined,
      recorded,
      played: undefined,
    };
  const definitions: Definitions = {
    recorded: recorded.origin.definition!,
    played: parsed(definition),
    locate,
  };
  const wholeMaps = wholeMapsOf(recording);
  const played = await playRecording(recording, { definition, type }, wholeMaps);
  const children = await replayChildren(recording, definition, wholeMaps, replayRecording);
  const origin = { definition: definitions.played, locate, timed: true, ways: played.ways };
  const story = storyOfExecution(played.execution, origin);
  const compared = compareExecutions(sideOf(recording), sideOfExecution(played.execution, story.origin), {
    isSame: (difference) => isScrubbed(recording, difference) || isOfWhole(wholeMaps, difference),
  });
  const comparison: Comparison = {
    differences: [...compared.differences, ...children.differences],
    notCompared: [...compared.notCompared, ...children.notCompared],
  };
  const judgement = judge(comparison, played, children.unanswered, story, definitions);
  const reason = judgement.reason ?? (judgement.verdict === 'differs' ? otherType(recording, type) : undefined);
  return { recording, recorded, played: story, ...judgement, reason };
}

/** What besides the definition may have made a difference. */
function otherType({ stateMachine }: Recording, type: WorkflowType): string | undefined {
  if (type === stateMachine.type) return undefined;
  return `The state machine is ${type}, but it was ${stateMachine.type} when it was recorded.`;
}

function parsed(definition: string): StateMachineDefinition {
  try {
    return JSON.parse(definition) as StateMachineDefinition;
  } catch (error) {
    throw new HarnessError(`The definition to play is not JSON: ${(error as Error).message}`);
  }
}

type Judgement = Pick<Replay, 'verdict' | 'reason' | 'comparison' | 'place'>;

function judge(
  comparison: Comparison,
  { unanswered, mistake, ended, waiting }: Played,
  ofChild: NotRecordedError | undefined,
  story: Story,
  definitions: Definitions,
): Judgement {
  const path = story.visits.map(({ state }) => state);
  const asked = unanswered[0] ?? ofChild;
  if (asked !== undefined) {
    const differences = comparison.differences.filter((one) => !isAftermath(one));
    const place = placeOfState(asked.state, path, definitions);
    return { verdict: 'unanswered', reason: asked.message, comparison: { ...comparison, differences }, place };
  }
  if (mistake !== undefined) throw mistake as Error;
  const last = story.visits.findLast(({ outcome }) => outcome === 'open')?.state ?? '';
  if (!ended)
    return {
      verdict: 'unanswered',
      reason: `It never ends: ${waiting}`,
      comparison,
      place: placeOfState(last, path, definitions),
    };
  const [first] = comparison.differences;
  if (first === undefined) return { verdict: 'agrees', reason: undefined, comparison, place: undefined };
  const place = placeOfFirst(first, story, definitions);
  return { verdict: 'differs', reason: undefined, comparison, place };
}

const ends: ReadonlySet<string> = new Set(['status', 'error', 'cause', 'output', 'outcome', 'attempts', 'result']);

/** Whether a difference only results from the unanswered task. */
function isAftermath({ what, actual }: Difference): boolean {
  return ends.has(what) || (what === 'path' && actual === undefined);
}

/** The error of a Map taken as one step was given to it; its history does not contain it again. */
function isOfWhole(wholeMaps: readonly WholeMap[], { what, place, actual }: Difference): boolean {
  if ((what !== 'error' && what !== 'cause') || actual !== undefined) return false;
  return wholeMaps.some(({ state }) => state.name === place.state);
}

/** The results of replaying children one by one. */
interface ReplayedChildren {
  readonly differences: readonly Difference[];
  readonly notCompared: readonly string[];
  readonly unanswered: NotRecordedError | undefined;
}

/** Replays the children of the Map Runs whose items are not recorded, each by itself, on the present processor. */
async function replayChildren(
  recording: Recording,
  definition: string,
  wholeMaps: readonly WholeMap[],
  replay: (child: Recording, options: ReplayOptions) => Promise<Replay>,
): Promise<ReplayedChildren> {
  const machine = JSON.parse(definition) as StateMachineDefinition;
  const differences: Difference[] = [];
  const notCompared: string[] = [];
  let unanswered: NotRecordedError | undefined;
  for (const { state, mapRuns, playable } of wholeMaps) {
    const now = findState(machine, state.name);
    const children = mapRuns.flatMap((run) => run.children);
    const left = mapRuns.reduce((sum, run) => sum + run.childrenLeftOut, 0);
    if (!playable) {
      const count = formatCount(children.length + left, 'child', 'children');
      notCompared.push(
        `${count} of the Distributed Map '${state.name}': the recording does not have all of their histories`,
      );
    }
    if (now === undefined || !playable) continue;
    for (const [index, child] of children.entries()) {
      const played = await replay(recordingOfChild(recording, state, child), {
        definition: processorOf(now, machine),
        type: childTypeOf(now),
      });
      const around = { state: state.name, kind: 'child', index } as const;
      for (const one of played.comparison.differences)
        differences.push({ ...one, place: { ...one.place, within: [around, ...one.place.within] } });
      notCompared.push(...played.comparison.notCompared);
      if (played.verdict === 'unanswered' || played.verdict === 'unusable')
        unanswered ??= new NotRecordedError(state.name, `Child ${index} of '${state.name}': ${played.reason}`);
    }
  }
  return { differences, notCompared: [...new Set(notCompared)], unanswered };
}

function recordingOfChild(recording: Recording, state: WalkedState, execution: RecordedExecution): Recording {
  const machine = JSON.parse(recording.stateMachine.definition) as StateMachineDefinition;
  return {
    ...recording,
    stateMachine: { ...recording.stateMachine, definition: processorOf(state, machine) },
    execution,
  };
}

/** The type of the children of a Map Run. */
function childTypeOf({ blocks }: WalkedState): WorkflowType {
  const config = member(blocks[0]!.object, 'ProcessorConfig');
  return isObject(config) && member(config, 'ExecutionType') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}

/** The definition that the children of a Map Run run. */
function processorOf({ blocks }: WalkedState, machine: StateMachineDefinition): string {
  const { object } = blocks[0]!;
  const language = machine.QueryLanguage === undefined ? {} : { QueryLanguage: machine.QueryLanguage };
  return printJson({ ...language, StartAt: member(object, 'StartAt')!, States: member(object, 'States')! });
}
