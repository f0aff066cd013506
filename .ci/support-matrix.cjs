// Writes docs/reference/support.md from the tables of the code, so that the page says what is there and nothing else.
//
//   npm run build && npm run docs
//
// `test/packaging/docs.test.ts` renders the same from the sources, and fails when the page is not current.
const fs = require('node:fs');
const path = require('node:path');
const { code, codes, table } = require('./reference/markdown.cjs');

const root = path.join(module.path, '..');

/** `load('language/asl/fields')` gives a module of the code, built or not. */
function renderSupport(load) {
  const sections = [operations, states, stateFields, intrinsicFunctions, choiceOperators, integrations, rules, events];
  const head = [
    '<!-- Written by `npm run docs` from the tables of the code. Do not edit. -->',
    '# What works',
    'Generated from the code. What is not there is refused with an error that says so. Where an answer differs from that of ' +
      'AWS on purpose, [the language page](language.md#deliberate-differences) says it.',
  ];
  return `${[...head, ...sections.flatMap((section) => section(load))].join('\n\n')}\n`;
}

function operations(load) {
  const { operationNames: names } = load('emulator/operations/operations');
  return ['## Operations of the API', `All ${names.length} work.`, codes(names)];
}

function states(load) {
  const { stateTypes } = load('language/asl/fields');
  return ['## States', `${codes(stateTypes)}, in JSONPath and in JSONata, with variables.`];
}

function stateFields(load) {
  const { stateShapes, stateTypes } = load('language/asl/fields');
  const common = Object.keys(stateShapes.Succeed.fields).filter((name) => name in stateShapes.Fail.fields);
  const rows = stateTypes.map((type) => {
    const fields = Object.entries(stateShapes[type].fields).filter(([name]) => !common.includes(name));
    const of = (language) => codes(fields.filter(([, field]) => field.language === language).map(([name]) => name));
    return [code(type), of(undefined), of('JSONPath'), of('JSONata')];
  });
  return [
    '### Fields',
    `All have ${codes(common)}.`,
    table(['state', 'in both languages', 'in JSONPath', 'in JSONata'], rows),
  ];
}

function intrinsicFunctions(load) {
  const { intrinsics } = load('language/expressions/intrinsics/intrinsics');
  return ['## Intrinsic functions', codes([...intrinsics.keys()])];
}

function choiceOperators(load) {
  const { choiceOperators, ruleSelectors } = load('language/asl/choiceRules');
  const simple = choiceOperators.filter((name) => !name.endsWith('Path'));
  const withPath = simple.filter((name) => choiceOperators.includes(`${name}Path`));
  return [
    '## Choice',
    `${codes(ruleSelectors)}; ${codes(simple)}.`,
    `With \`Path\` behind it, the operand is read from the input: ${codes(withPath.map((name) => `${name}Path`))}.`,
  ];
}

const patterns = {
  REQUEST_RESPONSE: 'request response',
  SYNC: '.sync',
  WAIT_FOR_TASK_TOKEN: '.waitForTaskToken',
};

function integrations(load) {
  const { optimisedIntegrations } = load('services/catalogue');
  const tasks = optimisedIntegrations().filter(({ usedIn }) => usedIn === 'task');
  const rows = tasks.map(({ service, action, patterns: allowed, syncVersion }) => [
    code(`${service}:${action}`),
    allowed.map((name) => patterns[name] + (name === 'SYNC' && syncVersion === 2 ? ', .sync:2' : '')).join(', '),
  ]);
  const merged = groupBy(rows, ([name, allowed]) => `${name.split(':')[0]} ${allowed}`).map((group) => [
    group.map(([name]) => name).join(', '),
    group[0][1],
  ]);
  return [
    '## Integrations',
    'Lambda functions by ARN, activities, every `aws-sdk:<service>:<action>` (request response and `.waitForTaskToken`), and ' +
      'these optimised ones. Each can be mocked, or sent to an endpoint; [what answers a task](mocks.md) is the same for all.',
    table(['integration', 'patterns'], merged),
  ];
}

function rules(load) {
  const { specifiedRules, warningRules } = load('validation/rules/specifiedRules');
  const { advisers } = load('validation/lint/reviewDefinition');
  const titleOf = ({ name }) => docstring(`validation/rules/${name}.ts`)[0];
  const advice = advisers.map(({ name }) => {
    const file = `validation/lint/advice/${name}.ts`;
    const found = source(file).match(/(?<=advise\(\s*')[A-Z0-9_]+(?=')/g);
    return [codes([...new Set(found)]), docstring(file).join(' ')];
  });
  return [
    '## Validation',
    `What AWS refuses: ${specifiedRules.map(titleOf).join('; ')}.`,
    `What AWS warns of: ${warningRules.map(titleOf).join('; ')}.`,
    'What `stepmill validate` adds, because it looks like a mistake:',
    table(['advice', 'says'], advice),
  ];
}

function events(load) {
  const { matchers } = load('harness/matchers/matchers');
  const types = Object.keys(load('contract/historyEvents').historyEvents);
  return [
    '## History events',
    codes(types),
    '## Matchers',
    `${codes(Object.keys(matchers))}: see [matchers](matchers.md).`,
  ];
}

/** The paragraphs before a file's exported rule, each in one line. */
function docstring(file) {
  const [, comment] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+: (?:Rule|Adviser)\b/.exec(source(file));
  const text = comment.replace(/^[ \t]*\* ?/gm, '').trim();
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
}

function source(file) {
  return fs.readFileSync(path.join(root, 'src', file), 'utf8');
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

module.exports = { renderSupport };

if (require.main === module) {
  const page = path.join(root, 'docs/reference/support.md');
  fs.writeFileSync(
    page,
    renderSupport((module) => require(path.join(root, 'dist', module))),
  );
  // Reading the tables has loaded much of the code; whatever that holds open must not hold the command.
  process.exit(0);
}
