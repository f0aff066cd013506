import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { pathsOf } from '../../../src/story/cost/pathsOf';

function machine(States: object): StateMachineDefinition {
  return { StartAt: Object.keys(States)[0]!, States } as StateMachineDefinition;
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' } as const;

/** Ways with transitions and seconds; a Map has 10 items, a Task takes 2 s. */
function ways(definition: StateMachineDefinition): readonly string[] {
  return pathsOf(definition, { items: 10, taskSeconds: 2 }).paths.map(
    ({ states, fails, transitions, seconds, parallelSteps, children }) =>
      `${states.join(' ')}${fails ? '!' : ''} ${transitions} ${seconds}s ${parallelSteps} ${children}`,
  );
}

test('rules, catchers and ends are paths of their own; the start is a transition', () => {
  const definition = machine({
    Work: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }], Next: 'Pick' },
    Pick: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Wait' }], Default: 'Done' },
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Done' },
    Done: { Type: 'Succeed' },
    Sorry: { Type: 'Fail' },
  });
  expect(ways(definition)).toEqual([
    'Work Pick Wait Done 5 62s 0 0',
    'Work Pick Done 4 2s 0 0',
    'Work Sorry! 3 2s 0 0',
  ]);
});

test('a Parallel needs all of its branches, a Map the given number of items, and a child of a Distributed Map has a start', () => {
  const Branches = [
    machine({ A: { ...task, End: true } }),
    machine({ B: { ...task, Next: 'C' }, C: { ...task, End: true } }),
  ];
  const items = machine({ In: { ...task, End: true } });
  const distributed = { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...items };
  const definition = machine({
    Fork: { Type: 'Parallel', Branches, Next: 'Each' },
    Each: { Type: 'Map', ItemProcessor: items, Next: 'Far' },
    Far: { Type: 'Map', ItemProcessor: distributed, End: true },
  });
  // 1 start; Fork 1 + 3; Each 1 + 10; Far 1 + 10 × 2.
  expect(ways(definition)).toEqual(['Fork Each Far 37 8s 22 10']);
});

test('lists loops and waits that depend on the input', () => {
  const definition = machine({
    Ask: { ...task, Next: 'Pause' },
    Pause: { Type: 'Wait', SecondsPath: '$.s', Next: 'Ready?' },
    'Ready?': { Type: 'Choice', Choices: [{ Variable: '$.r', BooleanEquals: true, Next: 'Done' }], Default: 'Ask' },
    Done: { Type: 'Succeed' },
  });
  expect(pathsOf(definition, { items: 1, taskSeconds: 0 })).toMatchObject({
    more: false,
    loops: ['Ready?'],
    unknownWaits: ['Pause'],
  });
});

test('a definition with very many paths is not walked forever', () => {
  const States: Record<string, object> = {};
  for (let i = 0; i < 60; i++) {
    const rules = [{ Variable: '$.a', IsPresent: true, Next: `L${i}` }];
    States[`P${i}`] = { Type: 'Choice', Choices: rules, Default: `R${i}` };
    for (const side of ['L', 'R']) States[`${side}${i}`] = { Type: 'Pass', Next: `P${i + 1}` };
  }
  States['P60'] = { Type: 'Succeed' };
  const found = (): unknown => {
    const { paths, more } = pathsOf(machine(States), { items: 1, taskSeconds: 1 });
    return [paths.length, more];
  };
  expect(found()).toEqual([200, true]);
  // All ways lead round in a circle, but for the last one.
  States['P60'] = { Type: 'Pass', Next: 'P0' };
  (States['P0'] as { Default: string }).Default = 'End';
  States['End'] = { Type: 'Succeed' };
  delete States['R0'];
  expect(found()).toEqual([0, true]);
});
