import { stepmill } from '../../src/jest';
import type { StateNames } from '../../src/harness/KnownFiles';
import definition from './order.asl.json';

/** Compiles only when both types are the same. */
function same<A, B>(_equal: [A] extends [B] ? ([B] extends [A] ? true : false) : false): void {}

const sfn = stepmill();

const literal = {
  StartAt: 'Fan',
  States: {
    Fan: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
              Next: 'Old',
            },
            Old: {
              Type: 'Map',
              Iterator: { StartAt: 'OldItem', States: { OldItem: { Type: 'Pass', End: true } } },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  },
} as const;

same<StateNames<typeof literal>, 'Fan' | 'Left' | 'Each' | 'Item' | 'Old' | 'OldItem'>(true);
same<StateNames<typeof definition>, 'Charge' | 'Refund'>(true);
same<StateNames<{ anything: 1 }>, string>(true);

const nested = sfn.stateMachine(literal);
nested.mock('Item');
nested.mock('OldItem');
// @ts-expect-error -- a misspelt state
nested.mock('Itme');
// @ts-expect-error -- a misspelt state
void nested.testState('Itme');

const imported = sfn.stateMachine(definition);
imported.mock('Charge');
// @ts-expect-error -- the JSON file has no such state
imported.mock('Chrage');

// States of a file that is only known when the test runs may have any name.
sfn.stateMachine('order.asl.json').mock('Anything');
sfn.stateMachine('template.yaml', 'Order').mock('Anything');

export async function typed(): Promise<void> {
  const machine = imported.typed<{ orderId: number }, { chargeId: string }>();
  const run = await machine.run({ orderId: 1 });
  same<typeof run.output, { chargeId: string } | undefined>(true);
  same<typeof run.path, readonly ('Charge' | 'Refund')[]>(true);
  // @ts-expect-error -- another input
  await machine.run({ orderID: 1 });
  run.state('Refund');
  run.task('Charge');
  // @ts-expect-error -- a misspelt state
  run.state('Refudn');
  // @ts-expect-error -- a misspelt state
  run.task('Refudn');
  const started = await machine.start({ orderId: 1 });
  await started.until('Charge');
  // @ts-expect-error -- a misspelt state
  await started.until('Chrage');
  // @ts-expect-error -- a misspelt state
  started.task('Chrage');
}
