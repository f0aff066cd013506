import { bindFunctions } from '../../src/definitions/bindFunctions';
import type { LoadedFunction } from '../../src/definitions/LoadedDefinition';

const source = { file: 'template.yaml', line: 1, column: 1 };
const declared: LoadedFunction = {
  logicalId: 'F',
  arn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  name: 'f',
  environment: { A: '1' },
  source,
};

test('a handler that is available, by its very file', () => {
  const functions = [
    { ...declared, handlerFile: 'app/src/charge.ts', handlerExport: 'api.handler', timeoutSeconds: 3 },
  ];
  expect(bindFunctions(functions)).toEqual([
    { name: 'f', handler: 'app/src/charge.ts.api.handler', timeoutSeconds: 3, environment: { A: '1' } },
  ]);
});

test('without code, or with a name that no function can have, another handler must answer', () => {
  const named = { ...declared, handlerFile: 'a.js', handlerExport: 'handler', name: 'my-${Stage}' };
  expect(bindFunctions([declared, named])).toEqual([]);
});
