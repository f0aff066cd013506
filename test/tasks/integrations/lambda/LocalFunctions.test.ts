import { HarnessError } from '../../../../src/errors/HarnessError';
import { LocalFunctions } from '../../../../src/tasks/integrations/lambda/LocalFunctions';

const handler = () => 1;

test('functions are found by name and by ARN, replaced, removed and forgotten', async () => {
  const functions = new LocalFunctions();
  functions.register('charge', handler, { timeoutSeconds: 3 });
  functions.register('ship', handler);
  expect(functions.names()).toEqual(['charge', 'ship']);
  expect(functions.find('arn:aws:lambda:us-east-1:123456789012:function:charge:live')).toEqual({
    name: 'charge',
    timeoutSeconds: 3,
    memoryMb: 128,
    fromFile: false,
    seesEventOnly: expect.any(Boolean),
    handler: expect.any(Function),
  });
  expect(functions.find('ship')).toMatchObject({ timeoutSeconds: 900 });
  expect(['refund', 'constructor', ''].map((name) => functions.find(name))).toEqual([undefined, undefined, undefined]);
  const other = () => 2;
  functions.register('ship', other);
  expect(await functions.find('ship')!.handler()).toBe(other);
  functions.remove('charge');
  expect(functions.names()).toEqual(['ship']);
  functions.clear();
  expect(functions.names()).toEqual([]);
});

test('the nearest name is told', () => {
  const functions = new LocalFunctions();
  functions.register('charge-card', handler);
  expect(functions.whyMissing('chargeCard')).toBe(
    "There is a function 'charge-card' here, but none 'chargeCard': is the name misspelt?",
  );
  expect(functions.whyMissing('ship')).toBeUndefined();
  functions.explainMissing('ship', () => 'It is not built.');
  expect(functions.whyMissing('ship')).toBe('It is not built.');
});

test.each<[string, () => void, string]>([
  [
    'a handler that is none',
    () => new LocalFunctions().register('f', { answer: 1 } as never),
    "The handler of function 'f' must be a function, not object. " +
      'Write async (event) => ({ … }), or pass the function of a file: require(file).handler.',
  ],
  [
    'a construct path that no file has',
    () => new LocalFunctions().register('Shop/Charge', handler),
    "'Shop/Charge' is not a valid function name. Use letters, digits, hyphens and underscores. " +
      'Register the bare name; Tasks may still use the ARN. A construct path is known once its state machine is named.',
  ],
  [
    'a limit that Lambda does not have',
    () => new LocalFunctions().register('f', handler, { timeoutSeconds: 901 }),
    "timeoutSeconds of function 'f' must be above 0 and at most 900, not 901.",
  ],
  [
    'a limit that is not a number',
    () => new LocalFunctions().register('f', handler, { timeoutSeconds: NaN }),
    "timeoutSeconds of function 'f' must be above 0 and at most 900, not NaN.",
  ],
])('%s is refused', (_, register, message) => expect(register).toThrow(new HarnessError(message)));

test('a misspelt option is refused', () => {
  const functions = new LocalFunctions();
  expect(() => functions.register('charge', handler, { timeoutSecs: 3 } as object)).toThrow(
    new HarnessError("The function 'charge' has no option 'timeoutSecs'. Did you mean 'timeoutSeconds'?"),
  );
  expect(() => functions.registerFile('ship', './x.handler', { foldr: '.' } as object)).toThrow(
    "no option 'foldr'. Did you mean 'folder'?",
  );
});
