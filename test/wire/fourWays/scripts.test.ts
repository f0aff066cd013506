import { lambda, service as calls, sns, sqs, stateMachine } from '../../../src/tasks/mocking/scripts';
import { describeCheckout } from './support/describeCheckout';

describeCheckout('with scripts', () => ({
  options: { validation: 'PRESENT' },
  prepare({ mocks }) {
    mocks.use(lambda('price').fails('Price.Down', 'one moment').once().returns({ total: 42 }));
    mocks.use(
      calls('dynamodb', 'getItem').answers((input) => ({
        Item: { name: { S: JSON.stringify(input).includes('l-1') ? 'lamp' : 'chair' } },
      })),
    );
    mocks.use(calls('dynamodb', 'updateItem').answersLike('dynamodb/conditionalCheckFailed'));
    mocks.use(
      calls('dynamodb', 'updateItem')
        .when({ Key: { sku: { S: 'l-1' } } })
        .returns({}),
    );
    mocks.use(sqs('parcels').succeeds());
    mocks.use(sns('orders').succeeds());
    mocks.use(stateMachine('Packing').answers((input) => ({ parcel: `a parcel with a ${input.name}` })));
  },
  answeredBy: { lambda: 'mock', aws: 'mock', nested: 'mock' },
}));
