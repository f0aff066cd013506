import fc from 'fast-check';
import { Stepmill } from '../../../src/harness/Stepmill';
import type { Run } from '../../../src/harness/run/Run';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import type { Visit } from '../../../src/story/trace/Story';
import { blocks, withOwnNames, type State } from '../../engine/executions/generatedMachines';
import { compareParts } from './compareParts';

/** The answers depend on nothing but the function, so that a part gets the same as the whole. */
function stepmill(startTime: number): Stepmill {
  return new Stepmill({
    startTime,
    seed: 1,
    unmocked: ({ resource }) => {
      const name = resource.arn.split(':').at(-1)!;
      return name === 'broken' || name === 'flaky' ? { error: 'Broken', cause: 'always' } : { output: { ok: true } };
    },
  });
}

test('generated machines: from each visited state, the history is that of the whole run', async () => {
  await fc.assert(
    fc.asyncProperty(blocks(2), fc.integer({ min: 0, max: 3 }), async (block: State, n) => {
      const definition = withOwnNames(block) as unknown as StateMachineDefinition;
      const startMs = Date.parse('2030-01-01T00:00:00Z');
      const sfn = stepmill(startMs);
      const whole: Run<unknown> = await sfn
        .stateMachine(definition, { name: 'Whole' })
        .run({ n, items: [0, 1, 2], r: { a: 1 } }, { name: 'run' });
      await sfn.close();
      // Inside, a failure is also one of what is around it, and cuts off the others.
      const skips = ({ strand }: Visit): boolean =>
        strand.owner?.attempts.some(({ strands, outcome }) => strands.includes(strand) && outcome !== 'succeeded') ??
        false;
      const first = new Set(whole.story.visits.slice(0, 20));
      await compareParts(whole, definition, stepmill, (visit) => !first.has(visit) || skips(visit));
    }),
    { numRuns: 25, seed: 20_300_101 },
  );
});
