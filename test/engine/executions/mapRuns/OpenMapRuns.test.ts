import type { Engine } from '../../../../src/engine/executions/Engine';
import type { Execution } from '../../../../src/engine/executions/Execution';
import type { StateMachineDefinition, StatesBlock } from '../../../../src/language/asl/types';
import { createService } from '../../../../src/emulator/service/createService';
import { chain, createEngine, items, mapMachine, mapRunOf, outcome, start, waiting } from './runMap';

const open: StatesBlock = {
  StartAt: 'Open',
  States: { Open: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true } },
};

/** `count` parallel Distributed Maps over the input. */
function sideBySide(count: number, processor: StatesBlock): StateMachineDefinition {
  const branches = Array.from({ length: count }, (_, n) => {
    const { Map: map } = mapMachine(processor, { Label: `L${n}` }).States;
    return { StartAt: `Map${n}`, States: { [`Map${n}`]: map! } };
  });
  return { StartAt: 'All', States: { All: { Type: 'Parallel', Branches: branches, End: true } } };
}

function engineWith(most: number): Engine {
  const engine = createEngine({ ask: () => ({}) });
  engine.executions.mapRuns.open.most = most;
  return engine;
}

const runsOf = (execution: Execution): string[] =>
  [0, 1, 2].map((at) => {
    const { status, children } = mapRunOf(execution, at);
    return `${status} ${children.begun}`;
  });

test('a Map Run above the quota has started, and waits until another one has ended', () => {
  const unlimited = start(createEngine(), sideBySide(3, waiting), items({ wait: 5 }));
  expect(unlimited.stopDate! - unlimited.startDate).toBe(5_000);
  const execution = start(engineWith(1), sideBySide(3, waiting), items({ wait: 5 }));
  expect(outcome(execution)).toBe('SUCCEEDED [[{"n":0}],[{"n":0}],[{"n":0}]]');
  expect(chain(execution).filter((event) => event.includes('MapRun'))).toEqual([
    '6<5 MapRunStarted +0',
    '9<8 MapRunStarted +0',
    '12<11 MapRunStarted +0',
    '13<6 MapRunSucceeded +5',
    '16<9 MapRunSucceeded +10',
    '19<12 MapRunSucceeded +15',
  ]);
});

test('a failed run makes room, too', () => {
  const engine = engineWith(1);
  const execution = start(engine, mapMachine(waiting), items({ fail: true }));
  expect(outcome(execution)).toMatch(/^FAILED States.ExceedToleratedFailureThreshold/);
  expect(outcome(start(engine, mapMachine(waiting), items({ wait: 1 })))).toBe('SUCCEEDED [{"n":0}]');
});

test('a stopped execution frees its places, including those of waiting runs', () => {
  const engine = engineWith(2);
  const execution = start(engine, sideBySide(3, open), '[1,2]');
  expect(runsOf(execution)).toEqual(['RUNNING 2', 'RUNNING 2', 'RUNNING 0']);
  expect(mapRunOf(execution, 2).openStates()).toEqual([
    {
      state: 'Map2',
      waitsFor: 'another Map Run to end, as no more may be open at a time',
      taskToken: undefined,
      waitsForClient: false,
    },
  ]);
  execution.stop();
  expect(runsOf(execution)).toEqual(['ABORTED 2', 'ABORTED 2', 'ABORTED 0']);
  const other = start(engine, sideBySide(2, waiting), items({ wait: 1 }));
  expect(other.stopDate! - other.startDate).toBe(1_000);
});

test('redriven runs need room again', () => {
  const engine = engineWith(1);
  const execution = start(engine, sideBySide(2, open), '[1]');
  execution.stop();
  execution.redrive();
  expect([0, 1].map((at) => mapRunOf(execution, at).children.running)).toEqual([1, 0]);
});

test('the quota is per account and region', () => {
  const most = (quotas?: object): number => {
    const service = createService({ quotas });
    const { open: openRuns } = service.inside.engine.executions.mapRuns;
    service.close();
    return openRuns.most;
  };
  expect([most(), most({ openMapRuns: 3 }), most('aws' as never)]).toEqual([Infinity, 3, 1000]);
  expect(() => most({ openMapRuns: 0 })).toThrow('quotas.openMapRuns must be a number of at least 1, not 0.');
});
