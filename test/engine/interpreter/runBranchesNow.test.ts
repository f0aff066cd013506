import fc from 'fast-check';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import { Engine } from '../../../src/engine/executions/Engine';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { executionStart, noon } from '../executions/executionStart';
import { blocks, passes, usual, withOwnNames, type State } from '../executions/generatedMachines';

// Branches that need no fibers make the same history as with them, event by event.
//   STEPMILL_GENERATED=5000 npx jest test/engine/interpreter/runBranchesNow.test.ts

const runs = Number(process.env['STEPMILL_GENERATED'] ?? 40);

const variables = fc.constantFrom<State>(
  { Type: 'Pass', Assign: { 'v.$': '$.n', 'index.$': '$$.Map.Item.Index' } },
  { Type: 'Pass', Assign: { 'v.$': 'States.MathAdd($.n, 1)' }, ResultPath: null },
  // Fails where there is no such variable.
  { Type: 'Pass', Parameters: { 'n.$': '$v', 'items.$': '$.items' } },
  { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $merge([$states.input, {"seen": $v}]) %}' },
  {
    Type: 'Pass',
    QueryLanguage: 'JSONata',
    Assign: { v: '{% $random() %}' },
    Output: '{% $merge([$states.input, {"n": $states.context.Execution.RedriveCount}]) %}',
  },
);

/** The same machine, with fibers for all branches: a state that may wait is in each block, though none leads to it. */
function withFibers(block: State, prefix = ''): State {
  const states = Object.entries(block['States'] as Record<string, State>).map(([name, state]) => {
    const { Branches, ItemProcessor } = state;
    const inner = `${prefix}${name}.`;
    const branches = (Branches as State[] | undefined)?.map((branch, at) => withFibers(branch, `${inner}${at}.`));
    const processor = ItemProcessor === undefined ? undefined : withFibers(ItemProcessor as State, inner);
    return [
      name,
      { ...state, ...(branches && { Branches: branches }), ...(processor && { ItemProcessor: processor }) },
    ];
  });
  const never = { Type: 'Wait', Seconds: 1, End: true };
  return { ...block, States: { ...Object.fromEntries(states), [`${prefix}Never`]: never } };
}

/** What an execution comes to, and what its redrives do if it fails. `pauses`: wherever there may be one. */
function historyOf(definition: State, pauses: boolean): object {
  let ms = 0;
  let calls = 0;
  const engine = new Engine({
    createClock: () => new SkippingClock(noon),
    seed: 'seed',
    host: {
      admit: (request) => request,
      mocksState: () => false,
      ask: () => {
        calls += 1;
        return { outcome: calls % 3 === 0 ? { error: 'Flaky', cause: String(calls) } : { output: calls } };
      },
    },
    stopwatch: () => (pauses ? (ms += 100) : 0),
  });
  const machine = definition as unknown as StateMachineDefinition;
  const start = executionStart(machine, { inputText: '{"n":1,"items":[1,2,3]}' });
  const execution = engine.start(start, { whole: true });
  for (let redrives = 0; redrives < 2 && execution.status === 'FAILED'; redrives++) {
    execution.redrive();
    engine.scheduler.drain({ whole: true });
  }
  const { status, output, error, cause, history } = execution;
  return { status, output, error, cause, calls, events: history.events };
}

test('branches make the same history with and without fibers, and with pauses', () => {
  const calm = blocks(2, [passes, passes, variables]);
  const mixed = blocks(2, [passes, passes, passes, variables, ...usual]);
  fc.assert(
    fc.property(fc.oneof(calm, calm, mixed), (block) => {
      const definition = withOwnNames(block);
      const expected = historyOf(withFibers(definition), false);
      expect(historyOf(definition, false)).toEqual(expected);
      expect(historyOf(definition, true)).toEqual(expected);
    }),
    { numRuns: runs, ...(runs > 1000 ? {} : { seed: 20_261_127 }) },
  );
}, 3_600_000);
