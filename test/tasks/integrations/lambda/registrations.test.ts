import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { LocalFunctions } from '../../../../src/tasks/integrations/lambda/LocalFunctions';
import {
  commandFunction,
  fileFunction,
  handlerFunction,
  runnerFunction,
  runtimeFunction,
} from '../../../../src/tasks/integrations/lambda/registrations';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-registrations-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const record = { memoryMb: 128, timeoutSeconds: 900, handler: expect.any(Function) };

test('a handler of this process is a record with its limits', async () => {
  const handler = (event: unknown) => event;
  const local = handlerFunction('charge', handler, { timeoutSeconds: 3, memoryMb: 512 });
  expect(local).toEqual({
    name: 'charge',
    fromFile: false,
    timeoutSeconds: 3,
    memoryMb: 512,
    handler: expect.any(Function),
    seesEventOnly: true,
  });
  expect(await local.handler()).toBe(handler);
  expect(handlerFunction('ship', (_event, context) => context, {}).seesEventOnly).toBe(false);
});

test('a file is read at the first call, not when it is registered', async () => {
  const functions = new LocalFunctions();
  const file = path.join(folder, 'charge.js');
  fs.writeFileSync(file, "exports.handler = () => { throw new Error('not yet'); };");
  const local = fileFunction('charge', './charge.handler', { folder }, functions);
  expect(local).toEqual({ name: 'charge', fromFile: true, ...record, runner: undefined });
  fs.writeFileSync(file, "exports.handler = () => 'written later';");
  const handler = await local.handler();
  expect((handler as () => string)()).toBe('written later');
});

test('the variables of a file and of a template are those of the function', () => {
  const functions = new LocalFunctions();
  fs.writeFileSync(path.join(folder, 'ship.js'), 'exports.handler = () => 1;');
  fileFunction('ship', './ship.handler', { folder, environment: { TABLE: 'orders' } }, functions);
  runtimeFunction('refund', { runtime: 'provided.al2023', ...bootstrapped(), environment: { TABLE: 'r' } }, functions);
  expect(['ship', 'refund', 'other'].map((name) => functions.variables.declaredFor(name))).toEqual([
    { TABLE: 'orders' },
    { TABLE: 'r' },
    undefined,
  ]);
});

test.each([
  ['a command', () => commandFunction('f', { command: ['node', 'app.js'], folder }, new LocalFunctions())],
  ['a runtime', () => runtimeFunction('f', { runtime: 'provided.al2023', ...bootstrapped() }, new LocalFunctions())],
  [
    'a Python handler by file',
    () => {
      fs.writeFileSync(path.join(folder, 'app.py'), 'def handler(event, context):\n  return 1\n');
      return fileFunction('f', './app.handler', { folder }, new LocalFunctions());
    },
  ],
])('%s runs in a separate process', (_, make) => {
  const { runner, ...local } = make();
  expect(local).toEqual({ name: 'f', fromFile: true, ...record });
  expect(() => local.handler()).toThrow(new HarnessError("Function 'f' runs in a separate process."));
  runner!.close('now');
});

test('a limit for all functions in processes replaces their own', () => {
  const functions = new LocalFunctions();
  functions.runtimes = { timeoutSeconds: 800 };
  const options = { command: 'node app.js', folder, timeoutSeconds: 3 };
  expect(commandFunction('f', options, functions).timeoutSeconds).toBe(800);
});

test('what something else runs has no handler here', () => {
  const runner = { invoke: () => Promise.resolve({ value: 1 }), close: () => undefined };
  const local = runnerFunction('f', runner, { memoryMb: 256 });
  expect(local).toEqual({ name: 'f', fromFile: true, ...record, memoryMb: 256, runner });
  expect(() => local.handler()).toThrow(new HarnessError("Function 'f' runs elsewhere."));
});

test.each([
  [
    'a name that Lambda does not allow',
    () => handlerFunction('Shop/Charge', () => 1, {}),
    "'Shop/Charge' is not a valid function name. Use letters, digits, hyphens and underscores. Register the bare name; Tasks may still use the ARN. A construct path is known once its state machine is named.",
  ],
  [
    'a limit of no time',
    () => handlerFunction('f', () => 1, { timeoutSeconds: 0 }),
    "timeoutSeconds of function 'f' must be above 0 and at most 900, not 0.",
  ],
  [
    'a handler that is not a function',
    () => handlerFunction('f', null as never, {}),
    "The handler of function 'f' must be a function, not null. Write async (event) => ({ … }), or pass the function of a file: require(file).handler.",
  ],
  [
    'a folder that does not exist',
    () => commandFunction('f', { command: 'node app.js', folder: path.join(folder, 'none') }, new LocalFunctions()),
    `The folder of function 'f', ${path.join(folder, 'none')}, does not exist.`,
  ],
])('rejects %s', (_, make, message) => {
  expect(make).toThrow(new HarnessError(message));
});

/** A folder with a custom runtime. */
function bootstrapped(): { readonly folder: string } {
  fs.writeFileSync(path.join(folder, 'bootstrap'), '');
  return { folder };
}
