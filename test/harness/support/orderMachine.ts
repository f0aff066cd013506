import { stepmill, type StateMachineUnderTest, type Stepmill } from '../../../src/jest';

const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}` as const;

/** Charge, ship with retries, refund when that fails: small, and something of everything that is asserted on. */
export const orderDefinition = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: lambda('charge'),
      ResultPath: '$.charge',
      Assign: { chargeId: 'c-1' },
      Next: 'IsLarge',
    },
    IsLarge: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.total', IsPresent: true },
            { Variable: '$.total', NumericGreaterThan: 100 },
          ],
          Next: 'Audit',
        },
        {
          And: [
            { Variable: '$.express', IsPresent: true },
            { Variable: '$.express', BooleanEquals: true },
          ],
          Next: 'Ship',
        },
      ],
      Default: 'Ship',
    },
    Audit: { Type: 'Wait', Seconds: 3600, Next: 'Ship' },
    Ship: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'ship', 'Payload.$': '$' },
      Retry: [{ ErrorEquals: ['Shipping.Down'], MaxAttempts: 2, IntervalSeconds: 1 }],
      Catch: [{ ErrorEquals: ['Shipping.Down'], ResultPath: '$.why', Next: 'Refund' }],
      OutputPath: '$.Payload',
      End: true,
    },
    Refund: { Type: 'Task', Resource: lambda('refund'), End: true },
  },
} as const;

/** A harness and the machine, for one test file. Time starts at the same moment, and ids are the same. */
export function orderMachine(): {
  sfn: Stepmill;
  order: StateMachineUnderTest<keyof (typeof orderDefinition)['States']>;
} {
  const sfn = stepmill({ startTime: '2030-01-01T00:00:00Z', seed: 1 });
  return { sfn, order: sfn.stateMachine(orderDefinition, { name: 'Order' }) };
}
