import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

async function refunded() {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down', 'no driver');
  order.mock('Refund').returns({ refunded: true });
  return order.run({ total: 200 });
}

test('the states that an execution went through', async () => {
  const run = await refunded();
  expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Audit', 'Ship', 'Refund']);
  expect(run).not.toHaveTakenPath(['Charge', 'IsLarge', 'Ship', 'Refund']);
  expect(failureOf(() => expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Ship', 'Refund']))).toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: Charge → IsLarge → Ship → Refund
      actual:   Charge → IsLarge → Audit → Ship → Refund
      'Ship' was expected, but 'Audit' came
      state 'Audit' had the input {"total":200,"charge":{}}
      and the output {"total":200,"charge":{}}

    SUCCEEDED after 1h 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    │  ↑ here it left the expected path
    ├─ Ship     Task  +1h  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +1h 3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Audit']))).toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: Charge → IsLarge → Audit
      actual:   Charge → IsLarge → Audit → Ship → Refund
      the path was expected to end, but 'Ship' came next
      state 'Ship' had the input {"total":200,"charge":{}}
      and the output {"total":200,"charge":{},"why":{"Error":"Shipping.Down","Cause":"no driver"}}
      and the error Shipping.Down — no driver

    SUCCEEDED after 1h 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    ├─ Ship     Task  +1h  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    │  ↑ here it left the expected path
    └─ Refund   Task  +1h 3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Audit', 'Ship', 'Refund', 'Charge'])))
    .toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: Charge → IsLarge → Audit → Ship → Refund → Charge
      actual:   Charge → IsLarge → Audit → Ship → Refund
      'Charge' was expected, but the path ended
      state 'Refund' had the input {"total":200,"charge":{},"why":{"Error":"Shipping.Down","Cause":"no driver"}}
      and the output {"refunded":true}

    SUCCEEDED after 1h 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    ├─ Ship     Task  +1h  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +1h 3s
       ↑ here it left the expected path

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
  expect(failureOf(() => expect(run).not.toHaveTakenPath(['Charge', 'IsLarge', 'Audit', 'Ship', 'Refund'])))
    .toMatchInlineSnapshot(`
    "expected the execution not to have taken the path
      Charge → IsLarge → Audit → Ship → Refund

    SUCCEEDED after 1h 3s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    ├─ Ship     Task  +1h  caught Shipping.Down — no driver (3 attempts, waited 1s, 2s)
    └─ Refund   Task  +1h 3s

    last error: Shipping.Down — no driver
      in state 'Ship' at /States/Ship"
  `);
});

const fan = {
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
              ItemProcessor: {
                StartAt: 'IsOdd',
                States: {
                  IsOdd: {
                    Type: 'Choice',
                    Choices: [{ Variable: '$.odd', BooleanEquals: true, Next: 'Odd' }],
                    Default: 'Even',
                  },
                  Odd: { Type: 'Pass', End: true },
                  Even: { Type: 'Pass', End: true },
                },
              },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  },
} as const;

test('branches and items, as far as the test names them', async () => {
  const run = await sfn.stateMachine(fan).run([{ odd: false }, { odd: true }]);
  expect(run).toHaveTakenPath(['Fan']);
  expect(run).toHaveTakenPath([{ Fan: [['Left'], ['Each']] }]);
  expect(run).toHaveTakenPath([
    {
      Fan: [
        ['Left'],
        [
          {
            Each: [
              ['IsOdd', 'Even'],
              ['IsOdd', 'Odd'],
            ],
          },
        ],
      ],
    },
  ]);
  expect(run).toHaveTakenPath([{ Fan: { 1: [{ Each: { 1: ['IsOdd', 'Odd'] } }] } }]);
  expect(run).toHaveTakenPath([{ Fan: { 1: [{ Each: { each: ['IsOdd', 'Even'], 1: ['IsOdd', 'Odd'] } }] } }]);
  expect(failureOf(() => expect(run).toHaveTakenPath([{ Fan: [['Left'], [{ Each: { each: ['IsOdd', 'Even'] } }]] }])))
    .toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: Fan[Left | Each[each: IsOdd → Even]]
      actual:   Fan[Left | Each[IsOdd → Even | IsOdd → Odd]]
      'Even' was expected in item 1 of Each, but 'Odd' came
      state 'Odd' had the input {"odd":true}
      and the output {"odd":true}

    SUCCEEDED after 0s
    └─ Fan  Parallel  +0s
       branch 0
         └─ Left  Pass  +0s
       branch 1
         └─ Each  Map  +0s
            item 0
              ├─ IsOdd  Choice  +0s
              └─ Even   Pass  +0s
            item 1
              ├─ IsOdd  Choice  +0s
              └─ Odd    Pass  +0s
                 ↑ here it left the expected path"
  `);
  expect(failureOf(() => expect(run).toHaveTakenPath([{ Fan: [['Left']] }]))).toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: Fan[Left]
      actual:   Fan[Left | Each[IsOdd → Even | IsOdd → Odd]]
      the path was expected to end in Fan, but 'branch 1' came next
      state 'Fan' had the input [{"odd":false},{"odd":true}]
      and the output [[{"odd":false},{"odd":true}],[{"odd":false},{"odd":true}]]

    SUCCEEDED after 0s
    └─ Fan  Parallel  +0s
       ↑ here it left the expected path
       branch 0
         └─ Left  Pass  +0s
       branch 1
         └─ Each  Map  +0s
            item 0
              ├─ IsOdd  Choice  +0s
              └─ Even   Pass  +0s
            item 1
              ├─ IsOdd  Choice  +0s
              └─ Odd    Pass  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveTakenPath([{ Fan: [['Left'], ['Each'], ['Left']] }])))
    .toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: Fan[Left | Each | Left]
      actual:   Fan[Left | Each[IsOdd → Even | IsOdd → Odd]]
      'Left' was expected in branch 2 of Fan, but the path ended
      state 'Fan' had the input [{"odd":false},{"odd":true}]
      and the output [[{"odd":false},{"odd":true}],[{"odd":false},{"odd":true}]]

    SUCCEEDED after 0s
    └─ Fan  Parallel  +0s
       ↑ here it left the expected path
       branch 0
         └─ Left  Pass  +0s
       branch 1
         └─ Each  Map  +0s
            item 0
              ├─ IsOdd  Choice  +0s
              └─ Even   Pass  +0s
            item 1
              ├─ IsOdd  Choice  +0s
              └─ Odd    Pass  +0s"
  `);
});

test('an execution without a history, and one in flight', async () => {
  order.mock('Charge').answers(() => new Promise(() => undefined));
  const started = await order.start({});
  expect(failureOf(() => expect(started).toHaveTakenPath(['Charge']))).toMatchInlineSnapshot(`
    "toHaveTakenPath looks at a run. It was given a run in flight: await its .ended(), .until(…) or .now().
    Write: expect(await machine.run(input)).toHaveTakenPath(…)"
  `);
  const run = await started.until('Charge');
  expect(failureOf(() => expect(run).toHaveTakenPath([]))).toMatchInlineSnapshot(`
    "expected the execution to have taken the path
      expected: (no state)
      actual:   Charge
      the path was expected to end, but 'Charge' came next
      state 'Charge' had the input {}

    RUNNING
    └─ Charge  Task  +0s  still open
       ↑ here it left the expected path"
  `);
});

test('what is said of each item is not true of none', async () => {
  const each = sfn.stateMachine({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  });
  expect(await each.run([1])).toHaveTakenPath([{ Each: { each: ['One'] } }]);
  const run = await each.run([]);
  expect(run).toHaveTakenPath([{ Each: { each: [] } }]);
  expect(run).toHaveTakenPath([{ Each: [] }]);
  expect(() => expect(run).toHaveTakenPath([{ Each: { each: ['One'] } }])).toThrow(
    "'One' was expected in each item of Each, but the path ended",
  );
});

test('what the children of a Map Run did is told by no path of their parent', async () => {
  const each = sfn.stateMachine({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:one', End: true } },
        },
        End: true,
      },
    },
  });
  sfn.mock.lambda('one').returns(1);
  const run = await each.run([1]);
  expect(run).toHaveTakenPath(['Each']);
  const children = "The items of 'Each' ran as executions of their own, so their paths are not in this one.";
  for (const inner of [[], { each: [] }]) {
    expect(() => expect(run).toHaveTakenPath([{ Each: inner }])).toThrow(children);
    expect(() => expect(run).not.toHaveTakenPathContaining([{ Each: inner }])).toThrow(children);
  }
  expect(() => expect(run).not.toHaveCalledInOrder([{ function: 'one' }])).toThrow(
    'Calls of the child executions of a Distributed Map are not among the calls of this execution.',
  );
});
