import {
  advance,
  begin,
  list,
  machineOf,
  mapOf,
  prefix,
  redrive,
  task,
  tell,
  wait,
  work,
  type Script,
} from './support/restarts';
import { expectSame } from '../../../support/expectSame';

// Map Runs of a service with a data directory that is started again: each is compared with one that nobody has ended.

/** All children wait at once and fail at different times; the redrive runs them again one by one. */
function redriveOneByOne(type: 'STANDARD' | 'EXPRESS'): Script {
  return {
    machines: {
      M: machineOf(
        mapOf(
          { W: { Type: 'Wait', SecondsPath: '$.s', Next: 'T' }, T: { ...task, End: true } },
          'W',
          { ToleratedFailureCount: 3 },
          type,
        ),
      ),
    },
    steps: [
      begin('M', {
        items: [
          { s: 9, in: 'a', fails: 1 },
          { s: 1, in: 'b', fails: 1 },
          { s: 6, in: 'c', fails: 1 },
          { s: 3, in: 'd', fails: 1 },
          { s: 9, in: 'e' },
        ],
      }),
      (service) => {
        const [run] = list(service, 'mapRuns', 'ListMapRuns', { executionArn: `${prefix}:execution:M:e` });
        service.call('UpdateMapRun', { mapRunArn: run!['mapRunArn'], maxConcurrency: 1 });
      },
      advance(2),
      advance(2),
      advance(3),
      advance(4),
      redrive('M'),
      advance(2),
      advance(40),
    ],
    options: work,
  };
}

const scripts: Readonly<Record<string, Script>> = {
  'children that wait': {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 2 })) },
    steps: [begin('M', { items: [5, 50, 20, 0, 7] }), advance(6), advance(16), advance(10), advance(60)],
  },
  'Express children': {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 2 }, 'EXPRESS')) },
    steps: [begin('M', { items: [5, 50, 20, 0, 7] }), advance(6), advance(16), advance(10), advance(60)],
  },
  'children with tasks, in batches, JSONata': {
    machines: {
      M: machineOf(
        {
          Type: 'Map',
          Label: 'Batches',
          Items: '{% $states.input.items %}',
          ItemSelector: { in: '{% $states.context.Map.Item.Value %}' },
          ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { a: 1 } },
          MaxConcurrency: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'First',
            States: {
              First: { ...task, Arguments: { in: '{% $states.input.Items[0].in %}' }, Next: 'Rest' },
              Rest: { Type: 'Wait', Seconds: 10, Next: 'Second' },
              Second: { ...task, Arguments: { in: '{% $states.input.done & " again" %}' }, End: true },
            },
          },
          End: true,
        },
        { QueryLanguage: 'JSONata' },
      ),
    },
    steps: [begin('M', { items: ['a', 'b', 'c', 'd', 'e'] }), advance(5), advance(6), advance(10), advance(10)],
    options: work,
  },
  'failures that are tolerated, and more': {
    machines: {
      M: machineOf(
        mapOf({ W: { Type: 'Wait', SecondsPath: '$.s', Next: 'T' }, T: { ...task, End: true } }, 'W', {
          ToleratedFailureCount: 1,
          MaxConcurrency: 2,
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
        }),
      ),
    },
    steps: [
      begin('M', {
        items: [
          { s: 1, in: 'a', fails: 9 },
          { s: 2, in: 'b' },
          { s: 5, in: 'c', fails: 9 },
          { s: 9, in: 'd' },
        ],
      }),
      advance(1),
      advance(2),
      advance(3),
      advance(10),
    ],
    options: work,
  },
  'a redrive': {
    machines: {
      M: machineOf(
        mapOf({ T: { ...task, ResultPath: null, Next: 'W' }, W: { Type: 'Wait', Seconds: 3, End: true } }, 'T', {
          ToleratedFailurePercentage: 60,
          MaxConcurrency: 2,
        }),
      ),
    },
    steps: [
      begin('M', {
        items: [
          { in: 'a' },
          { in: 'b', fails: 2 },
          { in: 'c', fails: 2 },
          { in: 'd', fails: 2 },
          { in: 'e', fails: 2 },
          { in: 'f' },
        ],
      }),
      advance(3),
      advance(4),
      redrive('M'),
      advance(2),
      advance(2),
      advance(10),
      redrive('M'),
      advance(10),
    ],
    options: work,
  },
  'a redrive of Express children': {
    machines: {
      M: machineOf(
        mapOf({ W: { Type: 'Wait', Seconds: 3, Next: 'T' }, T: { ...task, End: true } }, 'W', {}, 'EXPRESS'),
      ),
    },
    steps: [
      begin('M', { items: [{ in: 'a' }, { in: 'b', fails: 1 }, { in: 'c' }] }),
      advance(3),
      redrive('M'),
      advance(1),
      advance(4),
    ],
    options: work,
  },
  'a redrive, one by one, of Express children that failed at different times': redriveOneByOne('EXPRESS'),
  'a redrive, one by one, of Standard children that failed at different times': redriveOneByOne('STANDARD'),
  'a stop, and a limit of time': {
    machines: {
      M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 2 })),
      L: machineOf(mapOf(wait, 'W'), { TimeoutSeconds: 20 }),
    },
    steps: [
      begin('M', { items: [5, 50, 20] }),
      begin('L', { items: [5, 50] }),
      advance(6),
      (service) => service.call('StopExecution', { executionArn: `${prefix}:execution:M:e`, error: 'E' }),
      advance(20),
    ],
  },
  'a Map Run beside others, within a Parallel, and one in a child': {
    machines: {
      M: {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'Quick', States: { Quick: mapOf({ P: { Type: 'Pass', End: true } }, 'P') } },
              { StartAt: 'Slow', States: { Slow: mapOf(wait, 'W', { ItemsPath: '$.items' }) } },
              {
                StartAt: 'A',
                States: {
                  A: { Type: 'Pass', Next: 'B' },
                  B: { Type: 'Wait', Seconds: 4, Next: 'C' },
                  C: { Type: 'Pass', End: true },
                },
              },
              {
                StartAt: 'Outer',
                States: {
                  Outer: mapOf({ Inner: mapOf({ V: wait.W }, 'V', { ItemsPath: '$' }) }, 'Inner', {
                    ItemsPath: '$.nested',
                  }),
                },
              },
            ],
            Next: 'After',
          },
          After: { Type: 'Wait', Seconds: 2, End: true },
        },
      },
    },
    steps: [
      begin('M', { items: [3, 8], nested: [[1, 6], [2]] }),
      advance(1),
      advance(1),
      advance(3),
      advance(2),
      advance(5),
      advance(5),
    ],
  },
  'a limit that is changed': {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 1 })) },
    steps: [
      begin('M', { items: [5, 5, 5, 5] }),
      advance(1),
      (service) => {
        const executionArn = `${prefix}:execution:M:e`;
        const [run] = list(service, 'mapRuns', 'ListMapRuns', { executionArn });
        service.call('UpdateMapRun', { mapRunArn: run!['mapRunArn'], maxConcurrency: 3, toleratedFailureCount: 2 });
      },
      advance(1),
      advance(4),
      advance(10),
    ],
  },
};

const caught = { Caught: { Type: 'Pass', End: true } };
Object.assign((scripts['failures that are tolerated, and more']!.machines['M'] as { States: object }).States, caught);

describe('is the same after each restart as if there had been none', () => {
  test.each(Object.entries(scripts))('%s', async (_title, script) => {
    const whole = await tell('whole', script, []);
    const all = script.steps.map((_, index) => index);
    expectSame(await tell('all', script, all), whole);
    for (const at of all) expectSame(await tell(`at-${at}`, script, [at]), whole);
  });
});
