import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { cycles } from './architecture/cycles';
import { filesBelow, findNodes, readSource } from './architecture/sources';

/** Rooms that every room may import. They import nothing but each other. */
const everywhere = ['util', 'errors'];

/**
 * Who may import whom, beside itself and `everywhere`: rooms, single files, or, with `type` in front, types only. A file
 * in src/ itself (a public entry) is a room of its own.
 */
const rooms: Record<string, readonly string[]> = {
  util: [],
  errors: [],
  asl: [],
  history: ['asl'],
  // The time of one evaluation is bounded, and that bound cannot be virtual.
  expressions: ['asl', 'clock/system.ts'],
  validation: ['asl', 'expressions', 'integrations'],
  interpreter: ['asl', 'expressions', 'history'],
  clock: [],
  integrations: ['asl'],
  mocking: ['asl', 'integrations'],
  store: ['asl', 'type interpreter'],
  executions: ['asl', 'history', 'interpreter', 'mocking', 'integrations', 'clock', 'store'],
  operations: ['asl', 'history', 'interpreter', 'executions', 'validation', 'store'],
  service: ['asl', 'history', 'operations', 'executions', 'store', 'clock', 'mocking', 'integrations', 'validation'],
  server: ['service', 'type asl', 'type executions'],
  definitions: ['asl'],
  testing: [
    'service',
    'server',
    'asl',
    'history',
    'definitions',
    'mocking',
    'type executions',
    'type clock',
    'type integrations',
    'clock/system.ts',
    'store/ids.ts',
    'integrations/outbox/Outbox.ts',
    // Which rule of a Choice was taken is no part of a history: it is worked out again.
    'expressions',
    'interpreter/choice/compileRule.ts',
  ],
  cli: [
    'service',
    'server',
    'definitions',
    'validation',
    'testing',
    'history',
    'asl',
    'clock/system.ts',
    '../package.json',
  ],
  'index.ts': ['service', 'server', 'testing', 'definitions', 'validation', 'mocking', 'history', 'asl'],
  'jest.ts': ['service', 'testing'],
  'vitest.ts': ['service', 'testing'],
  'global-setup.ts': ['testing'],
  'node.ts': ['service', 'testing'],
  nock: ['asl', 'service', 'mocking', 'integrations', 'clock'],
  'nock.ts': ['service', 'nock'],
  'cli.ts': ['cli'],
};

/** Where a package may be imported, types included: folders end in `/`. What is not named here is imported nowhere. */
const packages: readonly (readonly [name: RegExp, places: readonly string[]])[] = [
  [/^express$/, ['server/']],
  [/^jsonpath-plus$/, ['expressions/jsonPath/']],
  [/^jsonata$/, ['expressions/jsonata/']],
  [/^@(aws-sdk|smithy)\//, ['integrations/', 'testing/', 'nock.ts']],
  [/^nock$/, ['nock.ts']],
  [/^(yaml|jsonc-parser)$/, ['definitions/']],
  [/^(commander|chokidar|@dagrejs\/dagre)$/, ['cli/']],
  [/^(@jest\/globals|expect|jest)$/, ['jest.ts', 'testing/']],
  [/^vitest$/, ['vitest.ts', 'testing/']],
];

/** Rooms without input or output, and the modules of Node that they may use nevertheless. */
const pure: Record<string, readonly string[]> = {
  asl: [],
  errors: [],
  history: [],
  interpreter: [],
  validation: [],
  expressions: ['node:crypto', 'node:vm'],
};

/** The only places that read the machine's clock or its randomness. */
const clockAndChance = ['clock/', 'store/ids.ts'];

/** Test folders that mirror no file of src/. */
const specialTests = [
  'architecture.test.ts',
  'clients/',
  'conformance/',
  'definitions/corpus.test.ts',
  'examples/',
  'packaging/',
  'regressions/',
  'types/',
  'wire/',
];

const mostLines = 400;

const root = path.join(__dirname, '..');
const source = path.join(root, 'src');
const files = filesBelow(source)
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('console/'))
  .map((name) => readSource(source, name));
const names = new Set(files.map(({ name }) => name));

test('every room is known, and imports only rooms below it', () => {
  const faults = files.flatMap(({ name, imports }) => {
    const room = roomOf(name);
    const allowed = rooms[room];
    if (allowed === undefined) return [`${name}: '${room}' is no room; give it a line in test/architecture.test.ts`];
    return imports
      .filter(({ target }) => target !== undefined)
      .map(({ target, typeOnly }) => ({ target: target!, other: roomOf(target!), typeOnly }))
      .filter(({ other }) => other !== room && !allowed.includes(other) && !everywhere.includes(other))
      .filter(({ target }) => !allowed.includes(target))
      .filter(({ other, typeOnly }) => !(typeOnly && allowed.includes(`type ${other}`)))
      .map(({ other, typeOnly }) => `${name}: ${room} may not import ${typeOnly ? 'types of ' : ''}${other}`);
  });
  expect([...new Set(faults)]).toEqual([]);
});

test('the rooms stand above each other', () => {
  const below = new Map(Object.entries(rooms).map(([room, others]) => [room, others.map(roomAllowed)]));
  expect(cycles(below)).toEqual([]);
});

test('imports name a file, never a folder', () => {
  const faults = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ target }) => target !== undefined && !names.has(target) && !fs.existsSync(path.join(source, target)))
      .map(({ specifier }) => `${name}: '${specifier}' is no file`),
  );
  expect(faults).toEqual([]);
});

/** Types of one room may refer to each other; what is left after compiling may not. */
test('no file imports itself over others', () => {
  const values = files.map(({ name, imports }): [string, string[]] => [
    name,
    imports.filter(({ typeOnly, target }) => !typeOnly && target !== undefined).map(({ target }) => target!),
  ]);
  expect(cycles(new Map(values))).toEqual([]);
});

test('packages are imported only in the room that owns them', () => {
  const faults = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ specifier, target }) => target === undefined && !specifier.startsWith('node:'))
      .filter(({ specifier }) => {
        const places = packages.find(([pattern]) => pattern.test(specifier))?.[1] ?? [];
        return !places.some((place) => isIn(name, place));
      })
      .map(({ specifier }) => `${name}: may not import '${specifier}'`),
  );
  expect(faults).toEqual([]);
});

test('rooms that compute have no input and no output', () => {
  const faults = files.flatMap(({ name, imports }) => {
    const allowed = pure[roomOf(name)];
    if (allowed === undefined) return [];
    return imports
      .filter(({ specifier }) => specifier.startsWith('node:') && !allowed.includes(specifier))
      .map(({ specifier }) => `${name}: may not import '${specifier}'`);
  });
  expect(faults).toEqual([]);
});

test('the clock and randomness of the machine are read in two places', () => {
  const faults = files
    .filter(({ name }) => !clockAndChance.some((place) => isIn(name, place)))
    .flatMap((file) => findNodes(file, readsClockOrChance));
  expect(faults).toEqual([]);
});

test('nothing switches on the type of a state', () => {
  const isSwitch = (node: ts.Node): boolean =>
    ts.isSwitchStatement(node) &&
    ((ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'Type') ||
      (ts.isIdentifier(node.expression) && node.expression.text === 'Type'));
  expect(files.flatMap((file) => findNodes(file, isSwitch))).toEqual([]);
});

test(`no source file has more than ${mostLines} lines`, () => {
  expect(files.filter(({ lines }) => lines > mostLines).map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
});

/** `test/asl/parse.test.ts` and `test/asl/parse.errors.test.ts` are tests of `src/asl/parse.ts`. */
test('every test mirrors a file of src/ or stands in a special folder', () => {
  const faults = filesBelow(path.join(root, 'test'))
    .filter(
      (name) =>
        name.endsWith('.test.ts') && !name.includes('/fixtures/') && !specialTests.some((place) => isIn(name, place)),
    )
    .filter((name) => !names.has(name.replace(/(\.[\w-]+)?\.test\.ts$/, '.ts')))
    .map((name) => `test/${name}: there is no src/${name.replace(/\.test\.ts$/, '.ts')}`);
  expect(faults).toEqual([]);
});

function roomAllowed(allowance: string): string {
  const target = allowance.replace(/^type /, '');
  return target in rooms ? target : roomOf(target);
}

function roomOf(name: string): string {
  return name.split('/')[0]!;
}

function isIn(name: string, place: string): boolean {
  return place.endsWith('/') ? name.startsWith(place) : name === place;
}

const members = /^(Date\.now|performance\.now|process\.hrtime|Math\.random|AbortSignal\.timeout|globalThis\.set\w+)$/;
const calls = /^((crypto\.)?(randomUUID|randomBytes|randomInt|getRandomValues)|set(Timeout|Interval|Immediate))$/;
const modules = /^(node:)?(timers|timers\/promises|perf_hooks)$/;

function readsClockOrChance(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return members.test(node.getText());
  if (ts.isCallExpression(node)) return calls.test(node.expression.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
  return ts.isImportDeclaration(node) && modules.test((node.moduleSpecifier as ts.StringLiteral).text);
}
