import { route } from '../../emulator/control/Control';
import { notFound } from '../../emulator/control/ControlError';
import { findExecution } from '../../emulator/control/executions/findExecution';
import { printStory } from '../../emulator/control/executions/printStory';
import { answered, described, given, named, text } from '../../emulator/control/schema/Schema';
import type { Service } from '../../emulator/service/Service';
import { lazy } from '../../util/lazy';
import { describeDifference } from '../diff/formatComparison';
import { fetchRecording } from './fetchRecording';
import { parseJsonText, parseRecording } from './readRecording';
import type { Recording } from './Recording';
import { describeReplay } from './replay/describeReplay';
import type { Replay } from './replay/Replay';
import { scrubRecording } from './scrub/scrubRecording';
import { writeRecording } from './writeRecording';

const loadReplay = lazy(
  () => require('./replay/replayRecording.harness') as typeof import('./replay/replayRecording.harness'),
);

export const recordExecution = route('GET /executions/{executionArn}/recording', {
  summary: 'A recording of an execution that has ended. Its file can be replayed, and compared with other runs.',
  description:
    'Account ids, task tokens, credentials and signatures are taken out. Rejects Express executions, of which AWS keeps no history.',
  answer: answered({ recording: described(text, 'The content of the file.') }),
  async handle({ service }, { executionArn }) {
    findExecution(service, executionArn);
    await service.quiet();
    const caller = {
      call: async (operation: string, input: object) => (await service.call(operation, input)) as Reply,
    };
    return { recording: writeRecording(scrubRecording(await fetchRecording(caller, executionArn))) };
  },
});

type Reply = Readonly<Record<string, unknown>>;

export const runReplay = route('POST /replays', {
  summary: 'Replays a recording on a state machine, and compares what it does now with what was recorded.',
  description:
    'Each task gets its recorded answer, and time is skipped. Mocks and functions of the account are not called, and no execution is kept.',
  body: given(
    {
      recording: described(text, 'The content of the file.'),
      stateMachineArn: described(text, 'The machine to play it on. Default: the definition that was recorded.'),
      file: described(text, "The file's name, for messages."),
    },
    ['recording'],
  ),
  answer: named('Replay'),
  async handle({ service }, _params, { recording: content, stateMachineArn, file = 'The recording' }) {
    const recording = parseRecording(parseJsonText(content, file), file);
    const machine = stateMachineArn === undefined ? recorded(recording) : deployed(service, stateMachineArn);
    return printReplay(await loadReplay().replayRecording(recording, machine), machine);
  },
});

/** The state machine that a recording is played on. */
type PlayedMachine = Parameters<typeof printStory>[1];

function recorded({ stateMachine: { name, ...machine } }: Recording): PlayedMachine {
  return { ...machine, stateMachineName: name };
}

function deployed(service: Service, stateMachineArn: string): PlayedMachine {
  const machine = service.inside.stateMachines.get(stateMachineArn);
  if (machine === undefined)
    throw notFound(`There is no state machine ${JSON.stringify(stateMachineArn).slice(0, 300)} in this account.`);
  const { name, type, revision } = machine;
  return { type, stateMachineArn, stateMachineName: name, definition: revision.definition };
}

function printReplay(replay: Replay, machine: PlayedMachine): object {
  const { verdict, reason, place, comparison, played } = replay;
  return {
    verdict,
    ...(reason !== undefined && { reason }),
    ...(place !== undefined && { place }),
    differences: comparison.differences.map((one) => ({ ...one, text: describeDifference(one) })),
    notCompared: comparison.notCompared,
    text: describeReplay(replay).join('\n'),
    ...(played !== undefined && { trace: printStory(played, machine) }),
  };
}
