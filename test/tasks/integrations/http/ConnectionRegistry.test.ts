import { HarnessError } from '../../../../src/errors/HarnessError';
import { ConnectionRegistry, type Connection } from '../../../../src/tasks/integrations/http/ConnectionRegistry';

const connection: Connection = {
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: 'secret' } },
};

test('connections are found by name and by ARN', () => {
  const connections = new ConnectionRegistry();
  connections.register('payments', connection);
  expect(connections.find('arn:aws:events:us-east-1:123456789012:connection/payments/0f-1')).toBe(connection);
  expect(connections.find('payments')).toBe(connection);
  expect(connections.find('arn:aws:events:us-east-1:123456789012:connection/other/0f-1')).toBeUndefined();
  expect(connections.nearestTo('payment')).toBe('payments');
  connections.clear();
  expect(connections.names()).toEqual([]);
});

test.each([
  [
    { ...connection, AuthorizationType: 'BASIC' },
    "has AuthorizationType 'BASIC' but no AuthParameters.BasicAuthParameters.",
  ],
  [{ AuthorizationType: 'API_KEY' }, "has AuthorizationType 'API_KEY' but no AuthParameters.ApiKeyAuthParameters."],
  [
    { AuthorizationType: 'basic', AuthParameters: {} },
    "has AuthorizationType 'basic', which must be one of BASIC, API_KEY, OAUTH_CLIENT_CREDENTIALS.",
  ],
])('%j is refused', (given, message) => {
  expect(() => new ConnectionRegistry().register('c', given as never)).toThrow(
    new HarnessError(`Connection 'c' ${message}`),
  );
});
