import { HarnessError } from '../../errors/HarnessError';
import { describeDifference } from '../diff/formatComparison';
import { present } from '../../util/present';
import { checkMembers } from '../../util/checkMembers';
import type { Json } from '../../util/json';
import { readRecording } from './readRecording';
import { type Replay, formatPlace, rememberReplay } from './replay/Replay';
import { replayRecording } from './replay/replayRecording.harness';
import { Deployment } from '../../harness/deploy/Deployment';
import { machineSource } from '../../harness/deploy/machineSource';
import type { MethodHost } from '../../harness/methods';
import { Run } from '../../harness/run/Run';
import type { ReplayOptions } from '../../harness/ReplayOptions';

/** Replays a recording on the definition in the options, or on one of the test's machines. */
export async function replayOnAny<Output = Json>(
  harness: MethodHost,
  file: string,
  options: ReplayOptions,
): Promise<Run<Output>> {
  checkMembers(options, ['definition', 'name', 'type'], 'sfn.replay(file, options)');
  const { definition, name, type } = options;
  if (definition === undefined) {
    if (name !== undefined || type !== undefined)
      throw new HarnessError('The options name and type of sfn.replay() are those of the machine of { definition }.');
    return replayRun(harness, ownMachine(file, harness.deployments), file);
  }
  const source = machineSource(harness.place, definition, name, present({ type }), {
    nextName: () => 'Replayed',
    assets: harness.assets,
  });
  return replayRun(harness, new Deployment(source, { generation: 0 }), file);
}

/**
 * Replays a recording on a state machine. Rejects with a HarnessError if the machine needs an answer that was not
 * recorded.
 */
export async function replayRun<Output, State extends string>(
  harness: MethodHost,
  deployment: Deployment,
  file: string,
): Promise<Run<Output, State>> {
  const recording = readRecording(file);
  const { origin, text, type } = deployment;
  const replay = await replayRecording(recording, { definition: text, type, locate: origin.locate });
  if (replay.verdict === 'unanswered' || replay.verdict === 'unusable')
    throw new HarnessError([`${file} does not say what the result would have been.`, ...explained(replay)].join('\n'));
  const story = { ...replay.played!, origin: { ...replay.played!.origin, ...origin } };
  harness.coverage?.played(story, deployment);
  rememberReplay(story, replay);
  return new Run<Output, State>(story);
}

function explained({ reason, comparison, place }: Replay): readonly string[] {
  const [first] = comparison.differences;
  return [
    reason!,
    ...(first === undefined ? [] : [`first difference: ${describeDifference(first)}`]),
    ...(place === undefined ? [] : [formatPlace(place)]),
  ];
}

function ownMachine(file: string, deployments: readonly Deployment[]): Deployment {
  const { name } = readRecording(file).stateMachine;
  const named = deployments.filter((deployment) => deployment.name === name);
  const found = named.at(-1) ?? (deployments.length === 1 ? deployments[0] : undefined);
  if (found !== undefined) return found;
  const known =
    deployments.length === 0 ? 'The test has none.' : `It has: ${deployments.map((one) => one.name).join(', ')}.`;
  throw new HarnessError(
    `${file} is of the state machine '${name}', but the test has none with that name. ${known} ` +
      `Write order.replay(file), or sfn.replay(file, { definition: 'order.asl.json' }).`,
  );
}
