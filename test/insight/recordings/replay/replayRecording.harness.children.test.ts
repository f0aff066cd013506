import { lambda, mock, service } from '../../../../src/tasks/mocking/scripts';
import { describeDifference } from '../../../../src/insight/diff/formatComparison';
import { replayRecording } from '../../../../src/insight/recordings/replay/replayRecording.harness';
import type { Recording } from '../../../../src/insight/recordings/Recording';
import { call, recordScene } from '../support/record';

interface Options {
  readonly map?: object;
  readonly processor?: object;
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/** A Distributed Map of two states an item. */
function each({ map = {}, processor = {}, type = 'STANDARD' }: Options = {}): object {
  return {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
          StartAt: 'Do',
          States: {
            Do: call('do', { OutputPath: '$.Payload', Retry: [{ ErrorEquals: ['Busy'] }], Next: 'Then' }),
            Then: { Type: 'Pass', End: true, ...processor },
          },
        },
        ToleratedFailurePercentage: 50,
        Next: 'After',
        ...map,
      },
      After: call('after', { Parameters: { FunctionName: 'after', 'Payload.$': '$' }, End: true }),
    },
  };
}

const inline = { map: { ItemsPath: '$.items' } };
const fromS3 = {
  map: {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'in', Key: 'items.json' },
    },
  },
};
const items = [3, 1, 2, 4].map((id) => ({ id }));

async function record(options: Options): Promise<Recording> {
  return recordScene(each(options), {
    input: { items },
    scripts: [
      mock('Do')
        .answers(({ Payload }: { Payload: { id: number } }) => ({ Payload: { n: Payload.id * 2 } }))
        .after(2),
      mock('Do')
        .when({ Payload: { id: 1 } })
        .throws('Busy')
        .once()
        .throws('Lost')
        .once(),
      lambda('after').returns({ done: true }),
      service('s3', 'getObject').returns({ Body: JSON.stringify(items) }),
    ],
  });
}

async function replayed(recording: Recording, options: Options): Promise<object> {
  const definition = JSON.stringify(each(options));
  const { verdict, reason, comparison, place } = await replayRecording(recording, { definition });
  return {
    verdict,
    ...(reason !== undefined && { reason }),
    ...(comparison.differences[0] && { first: describeDifference(comparison.differences[0]) }),
    ...(place && { place: place.pointer }),
    ...(comparison.notCompared.length > 0 && { notCompared: comparison.notCompared }),
  };
}

describe('items that the execution has itself', () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await record(inline);
  });

  test('are run again, their tasks answered by the children that had the same input', async () => {
    expect(
      recording.execution.mapRuns.map(({ children, childrenLeftOut }) => [children.length, childrenLeftOut]),
    ).toEqual([[4, 0]]);
    expect(await replayed(recording, inline)).toEqual({ verdict: 'agrees' });
    const { mapRuns } = recording.execution;
    const shuffled = mapRuns.map((run) => ({ ...run, children: run.children.toReversed() }));
    expect(await replayed({ ...recording, execution: { ...recording.execution, mapRuns: shuffled } }, inline)).toEqual({
      verdict: 'agrees',
    });
  });

  test('show what a change does in a child', async () => {
    expect(await replayed(recording, { ...inline, processor: { Result: 'x' } })).toEqual({
      verdict: 'differs',
      first: `output of state 'Then' in child 0 of 'Each': {"n":6} ≠ "x"`,
      place: '/States/Each/ItemProcessor/States/Then/Result',
    });
  });

  test('ask for what no child has answered', async () => {
    const others = { map: { ItemsPath: '$.items', ItemSelector: { 'n.$': '$$.Map.Item.Value' } } };
    expect(await replayed(recording, others)).toMatchObject({
      verdict: 'unanswered',
      reason: 'No child of a Map Run in the recording has the input {"n":{"id":3}}',
      place: '/States/Each/ItemSelector',
    });
  });
});

describe('items that lie in S3', () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await record(fromS3);
  });

  test('are played one by one, and the Map as one step', async () => {
    expect(recording.execution.mapRuns[0]!.children).toHaveLength(4);
    expect(await replayed(recording, fromS3)).toEqual({ verdict: 'agrees' });
  });

  test('show what a change does in a child', async () => {
    expect(await replayed(recording, { ...fromS3, processor: { Result: 'x' } })).toMatchObject({
      verdict: 'differs',
      first: `output of state 'Then' in child 0 of 'Each': {"n":6} ≠ "x"`,
      place: '/States/Each/ItemProcessor/States/Then/Result',
    });
  });

  test('are not known when another object is read', async () => {
    const { ItemReader } = fromS3.map;
    const other = { map: { ItemReader: { ...ItemReader, Parameters: { Bucket: 'in', Key: 'others.json' } } } };
    expect(await replayed(recording, other)).toMatchObject({
      verdict: 'unanswered',
      reason:
        `The items of Distributed Map 'Each' are not in the recording, but /States/Each/ItemReader has changed: it is not ` +
        `known what the result would have been.`,
    });
  });

  test('of a Map that fails', async () => {
    const strict = { map: { ...fromS3.map, ToleratedFailurePercentage: 0 } };
    const failed = await record(strict);
    expect(failed.execution.description).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    expect(await replayed(failed, strict)).toEqual({ verdict: 'agrees' });
  });
});

test('Express children have no history: what is not compared is said, and a change of theirs is not known', async () => {
  const express = { ...inline, type: 'EXPRESS' } as const;
  const recording = await record(express);
  expect(recording.execution.mapRuns[0]!.children.map(({ events }) => events)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(await replayed(recording, express)).toEqual({
    verdict: 'agrees',
    notCompared: [`4 children of the Distributed Map 'Each': the recording does not have all of their histories`],
  });
  expect(await replayed(recording, { ...express, processor: { Result: 'x' } })).toMatchObject({
    verdict: 'unanswered',
    reason: expect.stringMatching(/ItemProcessor has changed/) as string,
  });
});
