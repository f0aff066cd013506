import { spawnSync } from 'node:child_process';
import { errorCodes } from '../../../src/emulator/control/schema/errors';
import { sendTaskFailure } from '../../../src/emulator/operations/sendTaskFailure';
import { sendTaskHeartbeat } from '../../../src/emulator/operations/sendTaskHeartbeat';
import { sendTaskSuccess } from '../../../src/emulator/operations/sendTaskSuccess';
import { startExecution } from '../../../src/emulator/operations/startExecution';
import { controls, document as described, expectDocumented } from './support/document';

const document = described as any;

/** What the validator says of each document. It is an ES module. */
function validate(...given: object[]): unknown {
  const script = `
    import { Validator } from '@seriousme/openapi-schema-validator';
    let text = '';
    for await (const part of process.stdin) text += part;
    const said = [];
    for (const document of JSON.parse(text)) said.push(await new Validator().validate(document));
    process.stdout.write(JSON.stringify(said));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(given),
    encoding: 'utf8',
  });
  return stdout === '' ? stderr : JSON.parse(stdout);
}

test('is a valid document of OpenAPI 3.1', () => {
  expect(validate(document, { ...document, paths: { nothing: 1 } })).toEqual([
    { valid: true },
    expect.objectContaining({ valid: false }),
  ]);
});

test('has each route of the table, with its parameters, body, answer and errors, and nothing else', () => {
  const told = Object.entries<any>(document.paths).flatMap(([path, { servers: _servers, ...operations }]) =>
    Object.entries<any>(operations).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      params: parameters.map(({ name }: { name: string }) => name).sort(),
      body: requestBody?.content['application/json'].schema,
      answer: responses[200].content['application/json'].schema,
      errors: Object.keys(responses).filter((status) => status !== '200'),
    })),
  );
  const table = controls.map((control) => ({
    name: control.name,
    method: control.method,
    path: control.path,
    params: Object.keys(control.params).sort(),
    body: control.body,
    answer: control.answer,
    errors: [
      '400',
      '403',
      ...(control.of === 'account' || /[{]|^\/files./.test(control.path) || control.name === 'writeFiles'
        ? ['404']
        : []),
      ...('incomplete' in control.params ? ['409'] : []),
      ...(/^writeFiles?$/.test(control.name) ? ['412'] : []),
      ...(control.body === undefined ? [] : ['413']),
      '500',
    ],
  }));
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect(told.sort(byName)).toEqual(table.sort(byName));
});

test('names of routes and their paths are each there once, and parameters of paths are described', () => {
  const names = controls.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const routes = controls.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
  for (const { path, params = {} } of controls)
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(Object.keys(params)).toContain(name);
});

test('each reference leads to a schema', () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name!,
  );
  expect(references.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
  // What nothing refers to is not part of the interface.
  expect(Object.keys(document.components.schemas).filter((name) => !references.includes(name))).toEqual([]);
});

test.each<[title: string, status: number, answer: object]>([
  ['a malformed time', 200, { mode: 'skip', now: 'yesterday' }],
  ['an unknown word', 200, { mode: 'slow', now: '2030-01-01T00:00:00Z' }],
  ['a missing member', 200, { mode: 'skip' }],
  ['a rejection without a code', 400, { message: 'm' }],
  ['an unknown code', 400, { message: 'm', code: 'Odd' }],
  ['an unknown status', 409, { message: 'm', code: 'Forgotten' }],
])('an answer with %s does not fit the document', (_title, status, answer) => {
  expect(() => expectDocumented('describeClock', status, answer)).toThrow();
});

test('lists the exceptions of each operation of the Step Functions API that routes call', () => {
  const called = [startExecution, sendTaskSuccess, sendTaskFailure, sendTaskHeartbeat];
  const thrown = new Set(called.flatMap(({ errors }): readonly string[] => errors));
  expect([...thrown].filter((code) => !(errorCodes as readonly string[]).includes(code))).toEqual([]);
});
