/* eslint-disable */
// Written by: stepmill types test/types/known/template.yaml test/types/known/mocks.json --out test/types/known/stepmill.d.ts
// Do not change it by hand: run that again.
// prettier-ignore
interface StepmillFiles {
  'test/types/known/template.yaml': {
    'Order': {
      state: 'Charge' | 'Each' | 'Ship';
      mock: 'Charge' | 'Each';
      testCase: 'Happy' | 'Declined';
    };
    'orders': StepmillFiles['test/types/known/template.yaml']['Order'];
    'Refund': {
      state: 'It\'s back';
      mock: never;
    };
    'Elsewhere': {
    };
  };
  'test/types/known/mocks.json': {
    'orders': {
      testCase: 'Happy' | 'Declined';
    };
    'Other': {
      testCase: 'Only';
    };
  };
}
// prettier-ignore
interface StepmillNames {
  function: 'charge';
  stateMachine: 'Elsewhere' | 'Order' | 'Refund' | 'orders';
  service: 'lambda';
}
