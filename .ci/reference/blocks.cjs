// The generated parts of the pages of docs/reference, by name.
const { cell, code, table } = require('./markdown.cjs');
const { commandBlock } = require('./commands.cjs');
const { errorBlocks } = require('./errors.cjs');
const { featureTables } = require('./features.cjs');
const { routesTable } = require('./routes.cjs');
const { declarationOf, membersOf } = require('./docstrings.cjs');

/** Those of docstrings, and of tables: each gets `load`. */
const blocks = {
  routes: routesTable,
  features: featureTables,
  ...errorBlocks,
  matchers: () =>
    table(['matcher', 'meaning'], membersOf('harness/matchers/StepmillMatchers.ts', 'StepmillMatchers').map(memberRow)),
  'stepmill options': () => optionsTable(stepmillOptions()),
  'machine options': () => optionsTable(membersOf('harness/StepmillOptions.ts', 'MachineOptions')),
  'property options': () => optionsTable(membersOf('harness/PropertyOptions.ts', 'PropertyOptions')),
  sfn: () => members('sfn', 'harness/Stepmill.ts', 'Stepmill'),
  machine: () => members('order', 'harness/StateMachineUnderTest.ts', 'StateMachineUnderTest'),
  started: () => members('started', 'harness/run/StartedRun.ts', 'StartedRun'),
  run: () => memberTable('run', 'harness/run/Run.ts', 'Run'),
  state: () => memberTable("run.state('Ship')", 'harness/run/StateView.ts', 'StateView'),
  tested: () => memberTable('tested', 'harness/state/TestedState.ts', 'TestedState'),
  'map run': () => memberTable('each', 'harness/run/MapRunView.ts', 'MapRunView'),
  clock: () => memberTable('sfn.clock', 'harness/HarnessClock.ts', 'HarnessClock'),
  api: () => memberTable('sfn.api', 'harness/HarnessApis.ts', 'ApiUnderTest'),
  answer: () => memberTable('answer', 'harness/run/ApiReport.ts', 'ApiReport'),
  schedule: () => memberTable("sfn.schedule('Nightly')", 'harness/ScheduleUnderTest.ts', 'ScheduleUnderTest'),
  pipe: () => memberTable("sfn.pipe('Orders')", 'harness/PipeUnderTest.ts', 'PipeUnderTest'),
  s3: () => memberTable('sfn.s3', 'harness/HarnessObjects.ts', 'HarnessObjects'),
  telemetry: () => memberTable('sfn.telemetry', 'harness/HarnessTelemetry.ts', 'HarnessTelemetry'),
  'mocked things': () => memberTable('sfn.mock', 'harness/HarnessMocks.ts', 'HarnessMocks'),
  script: () => memberTable('', 'tasks/mocking/ScriptBuilder.ts', 'ScriptBuilder'),
  calls: () => memberTable('sfn.calls', 'tasks/mocking/CallList.ts', 'CallList'),
  outbox: () => memberTable('sfn.outbox', 'tasks/integrations/outbox/Outbox.ts', 'Outbox'),
};

/** Those that the harness takes of a service, and its own. */
function stepmillOptions() {
  const file = 'harness/StepmillOptions.ts';
  const [picked] = declarationOf(file, 'StepmillOptions').type.getText().split('>');
  const taken = [...picked.matchAll(/\| '(\w+)'/g)].map(([, name]) => name);
  const known = [
    ...membersOf('emulator/service/ServiceOptions.ts', 'ServiceOptions'),
    ...membersOf('tasks/answering/AnswerOptions.ts', 'AnswerOptions'),
  ];
  const own = membersOf(file, 'StepmillOptions');
  const ofPlace = membersOf('harness/places/createPlace.ts', 'PlaceOptions');
  const all = [...taken.map((option) => known.find(({ name }) => name === option)), ...own, ...ofPlace];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function optionsTable(options) {
  return table(
    ['option', 'meaning'],
    options.map(({ name, paragraphs }) => [code(name), cell(paragraphs.join(' '))]),
  );
}

/** A heading for each member, with all that its docstring says. */
function members(subject, file, name) {
  return membersOf(file, name)
    .filter(({ paragraphs }) => paragraphs.join('') !== '')
    .map(({ usage, paragraphs, examples }) =>
      [`### ${code(`${subject}.${usage}`)}`, ...paragraphs, ...examples.map(exampleOf)].join('\n\n'),
    )
    .join('\n\n');
}

/** A part of a test: of one line in the text, of several in a block. */
function exampleOf(example) {
  return example.includes('\n')
    ? `\`\`\`ts example\n${example}\n\`\`\``
    : `Example: ${code(example.replace(/;$/, ''))}`;
}

/** A line for each member. */
function memberTable(subject, file, name) {
  const rows = membersOf(file, name).filter(({ paragraphs }) => paragraphs.join('') !== '');
  return table([subject === '' ? 'call' : `of ${code(subject)}`, 'meaning'], rows.map(memberRow));
}

function memberRow({ usage, paragraphs, examples }) {
  const short = examples.filter((example) => !example.includes('\n')).map((example) => code(example.replace(/;$/, '')));
  return [cell(code(usage)), cell([...paragraphs, ...short].join(' '))];
}

/** The text of a part. `load('cli/runCli')` gives a module of the code, built or not. */
function renderBlock(name, load) {
  const text = blocks[name]?.(load) ?? commandBlock(name, load);
  if (text === undefined) throw new Error(`No generated part of a page is called '${name}'.`);
  return text;
}

module.exports = { renderBlock };
