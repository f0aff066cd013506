import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { cycles } from './architecture/cycles';
import { exportsOf, filesBelow, findNodes, readSource, type SourceFile } from './architecture/sources';

/** Rooms that every room may import. They import nothing but each other. */
const everywhere = ['util', 'errors'];

/** What pages of the console stand on. */
const consoleParts = [
  'console/parts',
  'console/graph',
  'console/model',
  'console/api',
  'console/live',
  'console/route',
];

/**
 * Who may import whom, beside itself and `everywhere`: wings, rooms, single files, or, with `type` in front, types only.
 * A room is a folder of a wing (`language/asl`), a wing that is not divided, or a file of src/ itself (a public entry).
 */
const rooms: Record<string, readonly string[]> = {
  util: [],
  errors: [],
  clock: [],
  'language/asl': [],
  // What wings say to each other: types and tables, no behaviour.
  contract: ['language/asl'],
  'language/expressions': ['language/asl'],
  'engine/history': ['contract', 'language/asl'],
  'engine/interpreter': ['contract', 'language', 'engine/history'],
  // Files: records are text to it. The lock of a folder shows every few seconds that its owner lives.
  'engine/journal': ['clock/system.ts', 'type clock'],
  'engine/executions': ['contract', 'language/asl', 'engine/history', 'engine/interpreter', 'clock'],
  services: ['contract', 'language/asl'],
  'services/schemas': ['services'],
  // What roles need, and what policies allow.
  'services/iam': ['contract', 'language/asl', 'services'],
  // A function in a worker thread reads its remaining time there; a limit on the machine's clock can be cancelled.
  'tasks/integrations': [
    'contract',
    'language/asl',
    'services',
    'services/schemas',
    'clock/system.ts',
    'clock/TurnWatch.ts',
    'type clock',
  ],
  'tasks/items': ['contract', 'language/asl', 'services', 'tasks/integrations'],
  'tasks/mocking': ['contract', 'language/asl', 'services', 'services/schemas', 'tasks/integrations'],
  'tasks/answering': [
    'contract',
    'language/asl',
    'clock/system.ts',
    'clock/Deadlines.ts',
    'type clock',
    'services',
    'services/iam',
    'services/schemas',
    'tasks/integrations',
    'tasks/items',
    'tasks/mocking',
  ],
  // An execution of this process is read as it stands there, when somebody asks.
  'story/trace': ['contract', 'language/asl', 'engine/history'],
  // Choice rules, retriers and catchers are tried again on what the history has.
  'story/inspection': [
    'contract',
    'language',
    'story/trace',
    // A state is retried, alone, to see its data stage by stage.
    'engine/history',
    'engine/interpreter',
  ],
  // A part of a definition that an execution can run.
  'story/part': ['contract', 'language/asl', 'story/trace', 'story/inspection'],
  // What an execution did is read from its visits.
  'story/graph': ['language/asl', 'story/trace'],
  'story/cost': ['language/asl', 'story/trace'],
  'validation/rules': ['language', 'services'],
  'validation/lint': ['language', 'services', 'validation/rules'],
  'emulator/store': ['language/asl', 'type engine/executions'],
  'emulator/quotas': [],
  // TestState is the inspection of one state; what AWS bills for an Express execution is part of an answer.
  'emulator/operations': [
    'contract',
    'language/asl',
    'engine',
    'story/inspection',
    'story/cost',
    'story/part',
    'validation/rules',
    'emulator/store',
    'emulator/quotas',
  ],
  'emulator/telemetry': [
    'contract',
    'language/asl',
    'engine/history',
    'type engine/executions',
    // The segments of a trace are the visits of a story.
    'story/trace',
    'emulator/store',
    'emulator/operations',
    // AWS's quotas are measurements, too.
    'emulator/quotas',
  ],
  // What starts executions asks a host object for the service.
  'emulator/starts': ['contract', 'language/expressions', 'services', 'type clock'],
  'emulator/service': [
    'contract',
    'language/asl',
    'engine',
    // What an execution is at one moment, for whoever reads its story later.
    'type story/trace',
    'emulator/operations',
    'emulator/store',
    'emulator/telemetry',
    'emulator/quotas',
    'emulator/starts',
    'clock',
    'services',
    'services/iam',
    'services/schemas',
    'tasks',
    'validation/rules',
  ],
  // What the emulator knows, for tests in any language: traces, mocks, calls, time.
  'emulator/control': [
    'contract',
    'language/asl',
    'type engine/executions',
    'emulator/service',
    'type emulator/starts',
    'emulator/telemetry',
    'emulator/store/ids.ts',
    'story/trace',
    'story/inspection',
    'story/cost',
    'services',
    'tasks/mocking',
    'type tasks/answering',
    'type tasks/integrations',
    'clock/system.ts',
  ],
  // Whether somebody listens on a port already is a question to the machine, with a limit of time.
  'emulator/server': [
    'contract',
    'type emulator/telemetry',
    // A harness learns the machines of its service.
    'type emulator/store',
    'emulator/store/ids.ts',
    'emulator/service',
    'type emulator/starts',
    'emulator/control',
    'language/asl',
    'type engine/executions',
    'type tasks/answering',
    'type tasks/integrations',
    'clock/system.ts',
  ],
  // What editors stand on: it runs in the browser, too.
  'definitions/document': ['language/asl', 'language/expressions'],
  // It reads policies into the form in which they are evaluated.
  definitions: ['contract', 'language/asl', 'services/iam', 'definitions/document'],
  'harness/nock': ['language/asl', 'emulator/service', 'emulator/store/ids.ts', 'tasks', 'clock'],
  harness: [
    'contract',
    'emulator',
    'language',
    'engine/history',
    'definitions',
    'story/trace',
    'story/inspection',
    'story/part',
    'story/graph/describeRule.ts',
    'story/graph/Trace.ts',
    'story/cost',
    // A test with a definition that AWS refuses shows what `stepmill validate` does.
    'validation/lint',
    'tasks/answering',
    'services',
    'tasks/mocking',
    'type engine/executions',
    'type clock',
    'type tasks/integrations',
    'clock/system.ts',
    'emulator/store/ids.ts',
    'tasks/integrations/outbox/Outbox.ts',
    // AWS, or a server, is called with the user's keys and certificates.
    'tasks/integrations/endpoints/certificates.ts',
    'tasks/integrations/sdk/signingKeys.ts',
    // The folder of a test's objects is sent to the server.
    'tasks/integrations/objects/objectsCall.ts',
    // Which variables were there before the tests.
    'tasks/integrations/lambda/environment/runnerVariables.ts',
  ],
  // A feature is a folder. What has no face in it imports nothing of the harness, of the command line or of the console.
  'insight/coverage': [
    'language',
    'definitions',
    'story/trace',
    // What has been run is read from stories, and from rules that are tried again.
    'story/inspection',
    'story/graph/describeRule.ts',
    'story/graph/Trace.ts',
    'emulator/store/ids.ts',
  ],
  'insight/diff': ['language/asl', 'story/trace'],
  'insight/recordings': [
    'contract',
    'language/asl',
    'story/trace',
    'story/part',
    'insight/diff',
    'type emulator/service',
    'tasks/mocking',
    'clock/system.ts',
  ],
  'insight/failures': ['language/asl', 'story/trace', 'story/inspection', 'tasks/mocking'],
  'insight/permissions': ['contract', 'language/asl', 'definitions', 'services/iam'],
  'insight/properties': ['contract', 'language/asl', 'story/trace', 'services', 'tasks/mocking', 'insight/failures'],
  // What a definition calls is read from its resources and the parameters that name a target.
  'insight/dependencies': ['contract', 'language/asl', 'services'],
  'insight/mutation': ['language/asl', 'definitions', 'clock/system.ts', 'insight/coverage'],
  // A face is named for who shows it: methods and matchers of the harness, commands.
  'insight/*.harness': [
    'contract',
    'insight',
    'harness',
    'language/asl',
    'story',
    'emulator/service',
    'type engine/executions',
  ],
  'insight/*.matcher': ['insight', 'insight/*.harness', 'harness', 'language/asl', 'story'],
  'insight/*.reporter': ['insight'],
  'insight/*.command': [
    'contract',
    'insight',
    'insight/*.harness',
    'terminal',
    // The other side: AWS, or a server.
    'harness',
    'definitions',
    'language/asl',
    'story',
    'validation/rules',
    'tasks/mocking',
    'clock/system.ts',
  ],
  // What features add to the control API of a server.
  'insight/*.route': [
    'insight',
    // A replay runs in a harness of its own, which loads when it is first asked for.
    'insight/*.harness',
    'emulator/control',
    'emulator/service',
    'language/asl',
    'story/trace',
  ],
  // The lists of what servers and the harness are given.
  'insight/allRoutes.ts': ['insight/*.route', 'type emulator/control'],
  'insight/allFeatures.ts': ['insight', 'insight/*.harness', 'insight/*.matcher', 'insight/allRoutes.ts', 'harness'],
  // What commands stand on.
  terminal: ['definitions', 'type emulator/service'],
  cli: [
    'terminal',
    'emulator',
    // The folder of a server is repaired while none has it.
    'engine/journal',
    'definitions',
    'definitions/document',
    'validation',
    'story',
    // Mocks are written for people to fill in.
    'tasks/mocking',
    'contract',
    'harness',
    'insight',
    'insight/allFeatures.ts',
    'insight/allRoutes.ts',
    'insight/*.command',
    'engine/history',
    'language/asl',
    'tasks/answering/loadIntegrations.ts',
    'clock/system.ts',
    '../package.json',
  ],
  // A client over HTTP. It draws and reads histories with what the command line does so; nothing else of the house is in it.
  'console/live': [],
  'console/route': [],
  'console/api': ['console/live'],
  'console/model': ['console/api', 'story/trace', 'language/asl', 'definitions/document'],
  'console/parts': ['console/model', 'console/api', 'console/live', 'console/route', 'story/graph'],
  'console/graph': ['console/parts', 'console/live', 'story/graph'],
  // What a feature shows there stands on its parts, model and api.
  'insight/*.view': [...consoleParts, 'insight/coverage', 'language/asl', 'story/graph', 'story/trace'],
  console: [...consoleParts, 'story/graph', 'story/trace', 'language/asl'],
  // What people open there: pages, some of them of features.
  'console/views': [
    'console',
    ...consoleParts,
    'story/graph',
    'story/trace',
    'language/asl',
    'definitions/document',
    'insight/*.view',
  ],
  'console/shell': ['console', ...consoleParts, 'console/views', 'insight/*.view', 'story/trace'],
  'console/main.tsx': ['console', ...consoleParts, 'console/shell'],
  'index.ts': [
    'type contract',
    'emulator',
    'insight/allRoutes.ts',
    'harness',
    'definitions',
    'validation',
    'story',
    'tasks/mocking',
    'engine/history',
    'language/asl',
  ],
  'jest.ts': ['emulator/service', 'harness', 'insight/allFeatures.ts'],
  'vitest.ts': ['emulator/service', 'harness', 'insight/allFeatures.ts'],
  'global-setup.ts': ['harness', 'insight/allFeatures.ts'],
  'node.ts': ['emulator/service', 'harness', 'insight/allFeatures.ts'],
  'jest-reporter.ts': ['insight/*.reporter'],
  'vitest-reporter.ts': ['insight/*.reporter'],
  'nock.ts': ['emulator/service', 'harness/nock', 'type tasks/integrations', 'harness/exportsOfService.ts'],
  'cli.ts': ['cli', 'terminal'],
};

/** Where a package may be imported, types included: folders end in `/`, faces begin with `*`. What is not named here is imported nowhere. */
const packages: readonly (readonly [name: RegExp, places: readonly string[]])[] = [
  [/^express$/, ['emulator/server/']],
  [/^croner$/, ['emulator/starts/schedules/times/']],
  [/^ajv\//, ['emulator/control/schema/']],
  [/^jsonpath-plus$/, ['language/expressions/jsonPath/']],
  [/^jsonata$/, ['language/expressions/jsonata/']],
  // Operations are typed by what the SDK says of them.
  [
    /^@(aws-sdk|smithy)\//,
    ['tasks/integrations/', 'services/schemas/', 'harness/', 'nock.ts', 'emulator/operations/Operation.ts'],
  ],
  [/^fast-check$/, ['insight/properties/']],
  [/^nock$/, ['nock.ts']],
  [/^velocityjs$/, ['emulator/starts/apis/velocity/']],
  [/^(yaml|jsonc-parser)$/, ['definitions/']],
  [/^fzstd$/, ['tasks/items/bytes/']],
  [/^(commander|chokidar)$/, ['cli/', 'terminal/', '*.command.ts']],
  [/^@dagrejs\/dagre$/, ['story/graph/']],
  [/^istanbul-(lib-coverage|lib-report|reports)$/, ['insight/coverage/']],
  [/^(@jest\/globals|expect|jest)$/, ['jest.ts', 'harness/']],
  [/^vitest$/, ['vitest.ts', 'harness/']],
  [/^(preact(\/hooks)?|@preact\/signals(-core)?)$/, ['console/', '*.view.tsx']],
  [/^(@xyflow\/react|preact\/compat)$/, ['console/views/design/canvas/']],
  [/^diff$/, ['console/model/lineDiff.ts']],
  // The project's own, if it has one, reads its tests.
  [/^typescript$/, ['cli/start/edit/renames/']],
  [/^(@lezer\/highlight|@codemirror\/.*)$/, ['console/views/design/createEditor.ts']],
];

/** Wings and rooms without input or output, and the modules of Node that they may use nevertheless. */
const pure: Record<string, readonly string[]> = {
  errors: [],
  'language/asl': [],
  // What wings say to each other: types and tables, no behaviour.
  contract: ['language/asl'],
  'language/expressions': ['node:crypto', 'node:vm'],
  'engine/history': ['node:zlib'],
  'engine/interpreter': [],
  services: ['node:crypto', 'node:zlib'],
  'validation/rules': [],
  'validation/lint': [],
};

/** The only places that read the machine's clock or its randomness; of the console, the browser's. */
const clockAndChance = ['clock/', 'emulator/store/ids.ts', 'console/live/timers.ts'];

/** Names that several files export, and why. The console is a program of its own: it shares none of them. */
const sharedNames: Record<string, string> = {
  Scope: 'Where an execution is, to the interpreter; whose resources a call is about, to a caller.',
  isArray: "JavaScript's own, caught for JSONata, beside that for JSON.",
};

/** Tables, an entry a file: both have the name that AWS, JSONata, JavaScript or Terraform gave it. */
const tables = [
  'emulator/operations/',
  'language/expressions/intrinsics/',
  'services/',
  'tasks/integrations/objects/tasks/',
];

/** Tables with several entries a file. */
const fullTables = [
  'emulator/control/routes/',
  'emulator/operations/model/',
  'language/expressions/jsonata/functions/',
];

/** Entries for one runner each, or for none, hand out the same things. */
const entries = ['index.ts', 'jest.ts', 'vitest.ts', 'node.ts'];

/** Test folders that mirror no file of src/. */
const specialTests = [
  'architecture.additions.test.ts',
  'architecture.test.ts',
  'architecture.circles.test.ts',
  'clients/',
  'containers/',
  'conformance/',
  'console/browser/',
  'definitions/corpus.test.ts',
  'definitions/corpus.started.test.ts',
  'definitions/corpus.starts.test.ts',
  'examples/',
  'fuzz/',
  'packaging/',
  'regressions/',
  'types/',
  'wire/',
];

const mostLines = 400;

/** Files above this many lines have a test that mirrors them, unless they only have types. */
const linesWithTest = 100;

/** How many of them have none today. A number that may only go down. */
const mostUntested = 105;

const root = path.join(__dirname, '..');
const source = path.join(root, 'src');
const files = filesBelow(source)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readSource(source, name));
const names = new Set(files.map(({ name }) => name));

test('every room is known, and imports only rooms below it', () => {
  const faults = files.flatMap(({ name, imports }) => {
    const room = roomOf(name);
    const allowed = rooms[room]?.flatMap(roomsOf);
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

test('the rooms form layers', () => {
  const below = new Map(
    Object.entries(rooms).map(([room, others]) => [room, others.flatMap(roomsOf).map(roomAllowed)]),
  );
  expect(cycles(below)).toEqual([]);
});

test('imports name a file, never a folder', () => {
  const faults = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ target }) => target !== undefined && !names.has(target) && !fs.existsSync(path.join(source, target)))
      .map(({ specifier }) => `${name}: '${specifier}' is not a file`),
  );
  expect(faults).toEqual([]);
});

/** Types of one room may refer to each other; what is left after compiling may not. */
test('no file imports itself through others', () => {
  const values = files.map(({ name, imports }): [string, string[]] => [
    name,
    imports.filter(({ typeOnly, target }) => !typeOnly && target !== undefined).map(({ target }) => target!),
  ]);
  expect(cycles(new Map(values))).toEqual([]);
});

test('only the room that owns a package imports it', () => {
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

test('few files read the clock and randomness of the machine', () => {
  const faults = files
    .filter(({ name }) => !clockAndChance.some((place) => isIn(name, place)))
    .flatMap((file) => findNodes(file, clockOrChance, readsClockOrChance));
  expect(faults).toEqual([]);
});

test('nothing switches on the type of a state', () => {
  const isSwitch = (node: ts.Node): boolean =>
    ts.isSwitchStatement(node) &&
    ((ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'Type') ||
      (ts.isIdentifier(node.expression) && node.expression.text === 'Type'));
  expect(files.flatMap((file) => findNodes(file, /\bswitch\b/, isSwitch))).toEqual([]);
});

/** Tables whose lines load what they name. */
const loadingTables = ['services/services.ts', 'emulator/operations/operations.ts'];

test('lazy() loads every late module, with the type named beside it', () => {
  const faults = files.flatMap(({ name, tree }) => {
    const found: string[] = [];
    const visit = (node: ts.Node, isLazy: boolean): void => {
      if (ts.isAsExpression(node) && ts.isImportTypeNode(node.type)) {
        const required = requiredBy(node.expression);
        const typed = ts.isLiteralTypeNode(node.type.argument) && node.type.argument.literal;
        if (required !== undefined && !(typed && ts.isStringLiteral(typed) && typed.text === required))
          found.push(`${name}: '${required}' is not of its own type`);
      }
      const required = requiredBy(node);
      if (required !== undefined && !isLazy && !required.endsWith('.json')) found.push(`${name}: '${required}'`);
      ts.forEachChild(node, (child) => visit(child, isLazy || isCallOf(node, 'lazy')));
    };
    if (/\brequire\(/.test(tree.text) && !loadingTables.includes(name)) visit(tree, false);
    return found;
  });
  expect(faults).toEqual([]);
});

function isCallOf(node: ts.Node, name: string): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
}

function requiredBy(node: ts.Node): string | undefined {
  const [first] = isCallOf(node, 'require') ? node.arguments : [];
  return first !== undefined && ts.isStringLiteral(first) ? first.text : undefined;
}

test('one file exports each name: one name, one thing', () => {
  const places = new Map<string, string[]>();
  for (const file of files) {
    for (const name of exportsOf(file).filter((each) => !isEntry(file, each))) {
      const key = /^console\/|\.view\.tsx?$/.test(file.name) ? `${name} of the console` : name;
      places.set(key, [...(places.get(key) ?? []), file.name]);
    }
  }
  const shared = [...places].filter(([, where]) => new Set(where).size > 1);
  const faults = shared
    .filter(([name]) => !(name in sharedNames))
    .map(([name, where]) => `${name}: ${where.join(', ')}`);
  expect(faults).toEqual([]);
  expect(Object.keys(sharedNames).filter((name) => !shared.some(([other]) => other === name))).toEqual([]);
});

test(`no source file has more than ${mostLines} lines`, () => {
  expect(files.filter(({ lines }) => lines > mostLines).map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
});

const tests = filesBelow(path.join(root, 'test')).filter((name) => name.endsWith('.test.ts'));

/**
 * `test/language/asl/parse.test.ts` and `parse.errors.test.ts` beside it are tests of `src/language/asl/parse.ts`; those
 * that need nock are below `wire/`.
 */
const mirrored = (test: string): readonly string[] =>
  [/\.test\.ts$/, /\.[\w-]+\.test\.ts$/].map((end) => test.replace(end, '').replace(/^wire\//, ''));

/** Whether nothing of a file is left when it runs: types are checked by those who use them. */
function isTypesOnly({ tree }: SourceFile): boolean {
  return tree.statements.every(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      (ts.isExportDeclaration(statement) && statement.isTypeOnly),
  );
}

test('every test mirrors a file of src/ or is in a special folder', () => {
  const faults = tests
    .filter((name) => !name.includes('/fixtures/') && !specialTests.some((place) => isIn(name, place)))
    .filter((name) => !mirrored(name).some((source) => names.has(`${source}.ts`) || names.has(`${source}.tsx`)))
    .map((name) => `test/${name}: there is no src/${name.replace(/\.test\.ts$/, '.ts')}`);
  expect(faults).toEqual([]);
});

test(`at most ${mostUntested} files above ${linesWithTest} lines have no test that mirrors them`, () => {
  const tested = new Set(tests.flatMap(mirrored));
  const untested = files
    .filter((file) => file.lines > linesWithTest && !isTypesOnly(file) && !tested.has(file.name.replace(/\.tsx?$/, '')))
    .map(({ name, lines }) => `${name}: ${lines}`);
  expect(untested.length > mostUntested ? untested : []).toEqual([]);
});

/** Whether a table has a file under this name, or it is a runner's entry or an AWS shape (`Tag`). */
function isEntry({ name: file }: SourceFile, name: string): boolean {
  if (entries.includes(file)) return true;
  const { dir, name: base } = path.posix.parse(file);
  return fullTables.includes(`${dir}/`) || (tables.includes(`${dir}/`) && base === name);
}

/** The rooms of an allowance: a wing without a line of its own stands for all of its rooms. */
function roomsOf(allowance: string): string[] {
  if (allowance in rooms) return [allowance];
  const inside = Object.keys(rooms).filter((room) => room.startsWith(`${allowance}/`) && !/[*.]/.test(room));
  return inside.length > 0 ? inside : [allowance];
}

function roomAllowed(allowance: string): string {
  const target = allowance.replace(/^type /, '');
  return target in rooms ? target : roomOf(target);
}

/** The folder of a wing where it has a line of its own, else the wing. Of a feature, its files with one face. */
function roomOf(name: string): string {
  const [wing, folder] = name.split('/');
  const [, face] = /^insight\/.*\.([a-z]+)\.tsx?$/.exec(name) ?? [];
  if (face !== undefined) return `insight/*.${face}`;
  return `${wing!}/${folder!}` in rooms ? `${wing!}/${folder!}` : wing!;
}

function isIn(name: string, place: string): boolean {
  if (place.startsWith('*')) return name.endsWith(place.slice(1));
  return place.endsWith('/') ? name.startsWith(place) : name === place;
}

const members = /^(Date\.now|performance\.now|process\.hrtime|Math\.random|AbortSignal\.timeout|globalThis\.set\w+)$/;
const calls = /^((crypto\.)?(randomUUID|randomBytes|randomInt|getRandomValues)|set(Timeout|Interval|Immediate))$/;
const modules = /^(node:)?(timers|timers\/promises|perf_hooks)$/;

/** A word of each of them. */
const clockOrChance =
  /\bDate\b|now|hrtime|random|timeout|globalThis|getRandomValues|set(?:Timeout|Interval|Immediate)|timers|perf_hooks/;

function readsClockOrChance(node: ts.Node, tree: ts.SourceFile): boolean {
  if (ts.isPropertyAccessExpression(node)) return members.test(node.getText(tree));
  if (ts.isCallExpression(node)) return calls.test(node.expression.getText(tree));
  if (ts.isNewExpression(node)) return node.expression.getText(tree) === 'Date' && (node.arguments ?? []).length === 0;
  return ts.isImportDeclaration(node) && modules.test((node.moduleSpecifier as ts.StringLiteral).text);
}
