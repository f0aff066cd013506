import { HarnessError } from '../../../errors/HarnessError';
import type { StateMachineDefinition } from '../../../language/asl/types';
import { WaysTaken, type Ways } from '../../../story/coverage/WaysTaken';
import { createProcessPlace, type ProcessPlace } from '../../places/ProcessPlace';
import { fetchExecution } from '../fetchRecording';
import type { RecordedExecution, Recording } from '../Recording';
import { storyOf, storyOfExecution } from '../storyOf';
import type { NotRecordedError } from './Replay';
import { interventionsIn, playExecution } from './playExecution';
import { PlayedTasks } from './PlayedTasks';
import type { WholeMap } from './wholeMaps';

/** The result of an execution that was played. */
export interface Played {
  readonly execution: RecordedExecution;
  /** Which ways its `? :` went. */
  readonly ways: Ways;
  /** `false` when it never ends. */
  readonly ended: boolean;
  /** What it waits for then, in words. */
  readonly waiting: string;
  readonly unanswered: readonly NotRecordedError[];
  /** Another mistake that ended it: one of Stepmill, or something that it cannot do. */
  readonly mistake: unknown;
}

/**
 * Plays a recorded execution on a definition, in a service of its own: with the same names, from the same time, in the
 * same account. Throws a HarnessError when the definition cannot be run.
 */
export async function playRecording(
  recording: Recording,
  definition: string,
  wholeMaps: readonly WholeMap[],
): Promise<Played> {
  const story = storyOf(recording);
  const [, , , region, account] = story.executionArn.split(':');
  const place = createProcessPlace({
    time: 'manual',
    startTime: story.startMs,
    seed: story.name,
    ...(region !== undefined && /^[\w-]+$/.test(region) && { region }),
    ...(account !== undefined && /^\d{12}$/.test(account) && { accountId: account }),
    functionsIn: 'process',
    keep: { executions: 1_000_000 },
  });
  try {
    const tasks = new PlayedTasks(
      place.service,
      recording,
      JSON.parse(definition) as StateMachineDefinition,
      wholeMaps,
    );
    place.service.answers.mocks.use(...tasks.scripts());
    const ways = new WaysTaken();
    place.service.ways = ways;
    const executionArn = await start(place, recording, definition);
    const ended = await playExecution(place, executionArn, interventionsIn(story));
    const execution = await fetchExecution(place, executionArn, Infinity);
    return {
      execution,
      ways: ways.of(place.service.execution(executionArn)!),
      ended,
      waiting: ended ? '' : await place.waiting(executionArn),
      unanswered: [...tasks.unanswered, ...tasks.notCutOff(storyOfExecution(execution, {}))],
      mistake: await place.mistakeOf(executionArn),
    };
  } finally {
    await place.close();
  }
}

async function start(place: ProcessPlace, { stateMachine, execution }: Recording, definition: string): Promise<string> {
  const name = plainName(stateMachine.name);
  const roleArn = roleIn(execution) ?? 'arn:aws:iam::123456789012:role/stepmill';
  const { stateMachineArn } = await place
    .call('CreateStateMachine', { name, definition, roleArn })
    .catch((error: unknown) => {
      throw new HarnessError(`The definition to play is refused: ${(error as Error).message}`);
    });
  const { description } = execution;
  const { executionArn } = await place.call('StartExecution', {
    stateMachineArn,
    name: plainName(String(description['name'])),
    ...(typeof description['input'] === 'string' && { input: description['input'] }),
  });
  return executionArn as string;
}

/** Whose rights it had: the context object tells it to the workflow. */
function roleIn({ events = [] }: RecordedExecution): string | undefined {
  const [first] = events as readonly { readonly executionStartedEventDetails?: { readonly roleArn?: unknown } }[];
  const role = first?.executionStartedEventDetails?.roleArn;
  return typeof role === 'string' && /^arn:aws[\w-]*:iam::\d{12}:role\/[\w/+=,.@-]+$/.test(role) ? role : undefined;
}

/** A name that the API takes, where one was scrubbed. */
function plainName(name: string): string {
  return name.replace(/[^\w.+@-]/g, '-').slice(0, 80) || 'recorded';
}
