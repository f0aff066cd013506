import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const require = createRequire(import.meta.url);
const { createService } = require('../../dist/index.js');
const { Stepmill } = require('../../dist/node.js');
const { matchers } = require('../../dist/harness/matchers/matchers.js');
const { expect } = require('expect');
const { loadDefinitions } = require('../../dist/definitions/loadDefinitions.js');
const { executionTrace } = require('../../dist/emulator/control/executions/executionTrace.js');
const { reviewDefinition } = require('../../dist/validation/lint/reviewDefinition.js');

const roleArn = 'arn:aws:iam::123456789012:role/bench';
const fill = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const machine = (states, more = {}) => ({ StartAt: Object.keys(states)[0], States: states, ...more });
const chain = (count, make) =>
  machine(
    Object.fromEntries(
      fill(count, (at) => [`S${at}`, { ...make(at), ...(at + 1 < count ? { Next: `S${at + 1}` } : { End: true }) }]),
    ),
  );

/** A service in which time skips, with one machine. */
function serviceWith(definition, options = {}) {
  const service = createService({ time: 'skip', seed: 1, ...options });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    definition: JSON.stringify(definition),
    roleArn,
  });
  return { service, stateMachineArn };
}

/** A run of one execution, to its end. */
function runOf(definition, input, { options, expected = 'SUCCEEDED' } = {}) {
  const text = JSON.stringify(input);
  return async () => {
    const { service, stateMachineArn } = serviceWith(definition, options);
    const { executionArn } = service.call('StartExecution', { stateMachineArn, input: text });
    const execution = service.execution(executionArn);
    if (execution.status === 'RUNNING') await execution.ended();
    if (execution.status !== expected) throw new Error(`${execution.status} ${execution.error}: ${execution.cause}`);
    service.close();
  };
}

const itemsOf = (size) => fill(size, (id) => ({ name: `item ${id}`, id }));

/** An expression over items `I`, of which only a number comes back. */
function jsonata(expression) {
  const Output = `{% $count([${expression.replaceAll(/\bI\b/g, '$states.input.items')}]) %}`;
  return (size) =>
    runOf(machine({ P: { Type: 'Pass', Output, End: true } }, { QueryLanguage: 'JSONata' }), { items: itemsOf(size) });
}

const onePass = machine({ P: { Type: 'Pass', End: true } });
const mapOfPass = machine({ Each: { Type: 'Map', ItemProcessor: onePass, End: true } });

/** Starts many executions of a text. */
function inputsOf(textOf) {
  return (size) => {
    const { service, stateMachineArn } = serviceWith(onePass);
    const input = textOf(size);
    return () => {
      for (let count = 0; count < 10; count++) service.call('StartExecution', { stateMachineArn, input });
    };
  };
}

const parsed = (textOf) => (size) => {
  const text = textOf(size);
  return () => {
    for (let count = 0; count < 10; count++) JSON.stringify(JSON.parse(text));
  };
};

const zeros = (size) => `{"a":"${'0'.repeat(size)}"}`;
const dots = (size) => `{"a":"${'12345678.12345678 '.repeat(size / 18)}"}`;

/** A template in CloudFormation's JSON, with so many machines of ten tasks. */
function templateOf(machines) {
  const Definition = chain(10, (at) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: `f${at}`, Payload: { 'a.$': '$.a', at } },
    ResultPath: `$.r${at}`,
  }));
  const resource = { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: roleArn, Definition } };
  return JSON.stringify({ Resources: Object.fromEntries(fill(machines, (at) => [`M${at}`, resource])) });
}

const decimals = (number) => (size) => `{"items":[${fill(size, (id) => `{"id":${id},"price":${number}}`).join(',')}]}`;

function folderOf(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-growth-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of files) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const distributed = (ItemReader) =>
  machine({
    Each: {
      Type: 'Map',
      ItemReader,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...onePass },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'x' } },
      End: true,
    },
  });

/** Each row: `prepare(size)` answers what is measured; `floor(size)` what nobody can be faster than. */
export const rows = [
  { name: 'input: zeros in a string', size: 50_000, prepare: inputsOf(zeros), floor: parsed(zeros) },
  { name: 'input: dots between digits', size: 45_000, prepare: inputsOf(dots), floor: parsed(dots) },
  {
    name: 'input: numbers that print as 1.0, beside 1.5',
    size: 1_000,
    prepare: inputsOf(decimals('1.0')),
    floor: inputsOf(decimals('1.5')),
  },
  {
    name: 'CloudFormation: machines of a template',
    size: 50,
    prepare: (size) => {
      const options = { texts: { 'template.json': templateOf(size) } };
      return () => {
        if (loadDefinitions('template.json', options).machines.length !== size) throw new Error('not all machines');
      };
    },
    floor: (size) => {
      const text = templateOf(size);
      return () => JSON.parse(text);
    },
  },
  {
    name: 'control API: the first trace of one visit',
    size: 1_000,
    prepare: (size) => {
      const { service, stateMachineArn } = serviceWith(mapOfPass);
      const input = JSON.stringify(fill(size, (at) => at));
      const executions = fill(2, () => {
        const { executionArn } = service.call('StartExecution', { stateMachineArn, input });
        return service.execution(executionArn);
      });
      service.drain();
      // One is remembered: two in turn are read anew each time.
      return () => executions.forEach((execution) => executionTrace(service, execution, [], [2]));
    },
  },
  {
    name: 'a part that is shared by items (ItemSelector), refused',
    size: 500,
    prepare: (size) =>
      runOf(
        machine({
          Each: { Type: 'Map', ItemsPath: '$.n', ItemSelector: { 'a.$': '$.part' }, ItemProcessor: onePass, End: true },
        }),
        { n: fill(size, (at) => at), part: 'x'.repeat(200_000) },
        { expected: 'FAILED' },
      ),
  },
  {
    name: 'inline Map of a Pass',
    size: 1_000,
    prepare: (size) =>
      runOf(
        mapOfPass,
        fill(size, (at) => at),
      ),
  },
  {
    name: 'JSONata: $reduce with $merge',
    size: 100,
    // Each step copies what there is: the square is the library's, too.
    bound: 2.2,
    prepare: (size) =>
      runOf(
        machine(
          {
            P: {
              Type: 'Pass',
              Output: '{% $reduce($states.input.items, function($a, $b) { $merge([$a, { $b.name: $b.id }]) }, {}) %}',
              End: true,
            },
          },
          { QueryLanguage: 'JSONata' },
        ),
        { items: fill(size, (id) => ({ name: `item ${id}`, id })) },
      ),
  },
  // Each copies what there is, in the library, too.
  {
    name: 'JSONata: $reduce with $append',
    size: 500,
    bound: 2.2,
    prepare: jsonata('$reduce(I, function($a, $b) { $append($a, $b.id) }, [])'),
  },
  { name: 'JSONata: $sort', size: 2_000, prepare: jsonata('$count($sort(I.name))') },
  { name: 'JSONata: $string', size: 1_000, prepare: jsonata('$length($string(I))') },
  { name: 'JSONata: descendants', size: 1_000, prepare: jsonata('$count($states.input.**)') },
  { name: 'JSONata: members of items', size: 1_500, prepare: jsonata('$sum(I.(id * 2))') },
  {
    name: 'JSONata: matches in a long string',
    size: 2_000,
    prepare: jsonata('$count($match($join(I.name, " "), /[a-z]+ [0-9]/))'),
  },
  { name: 'JSONata: transform', size: 1_000, prepare: jsonata('$count(($states.input ~> |items|{"x": 1}|).items)') },
  {
    name: 'JSONPath: a regular expression for each item',
    size: 2_000,
    prepare: (size) =>
      runOf(
        machine({ P: { Type: 'Pass', Parameters: { 'a.$': '$.items[?(@.name =~ /item [0-9]*7/)]' }, End: true } }),
        {
          items: itemsOf(size),
        },
      ),
  },
  {
    name: 'validate: JSONata expressions, each another one',
    size: 1_000,
    prepare: (size) => {
      let round = 0;
      return () => {
        const fields = fill(size, (at) => [`a${at}`, `{% $states.input.x${at} + ${round} %}`]);
        round += 1;
        const P = { Type: 'Pass', Output: Object.fromEntries(fields), End: true };
        reviewDefinition(JSON.stringify(machine({ P }, { QueryLanguage: 'JSONata' })));
      };
    },
  },
  {
    name: 'validate: a chain of Task states',
    size: 1_000,
    prepare: (size) => {
      const text = JSON.stringify(
        chain(size, (at) => ({
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:glue:getJobRun',
          Parameters: { JobName: 'a', 'RunId.$': '$.id' },
          ResultPath: `$.r${at}`,
        })),
      );
      return () => reviewDefinition(text);
    },
    floor: (size) => {
      const text = JSON.stringify(chain(size, (at) => ({ Type: 'Pass', ResultPath: `$.r${at}` })));
      return () => JSON.parse(text);
    },
  },
  {
    name: 'harness: items of a Map, one by one',
    size: 500,
    prepare: async (size) => {
      const sfn = new Stepmill();
      const run = await sfn.stateMachine(mapOfPass).run(fill(size, (at) => at));
      return () => {
        for (let at = 0; at < size; at++)
          if (run.state('P').inItem(at).output !== at) throw new Error(`not the output of item ${at}`);
      };
    },
  },
  {
    name: 'harness: calls, one by one',
    size: 250,
    prepare: async (size) => {
      const sfn = new Stepmill();
      const task = machine({
        T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true },
      });
      const order = sfn.stateMachine(machine({ Each: { Type: 'Map', ItemProcessor: task, End: true } }));
      order.mock('T').returns(1);
      const run = await order.run(fill(size, (at) => at));
      return () => {
        for (let at = 0; at < size; at++)
          if (run.task('T').mock.calls[at] === undefined) throw new Error(`no call ${at}`);
      };
    },
  },
  ...['run', 'sfn'].map((subject) => ({
    name: `harness: expect(${subject}).toHaveCalled, call by call`,
    size: 250,
    prepare: async (size) => {
      expect.extend(matchers);
      const sfn = new Stepmill();
      const task = machine({
        T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true },
      });
      const order = sfn.stateMachine(machine({ Each: { Type: 'Map', ItemProcessor: task, End: true } }));
      order.mock('T').returns(1);
      const run = await order.run(fill(size, (id) => ({ id })));
      const received = { run, sfn }[subject];
      return () => {
        for (let id = 0; id < size; id++) expect(received).toHaveCalled({ function: 'f' }, { id });
      };
    },
  })),
  {
    name: 'harness: mocks of names that nobody calls',
    size: 250,
    prepare: (size) => async () => {
      const sfn = new Stepmill();
      const order = sfn.stateMachine(chain(size, () => ({ Type: 'Pass' })));
      for (let at = 0; at < size; at++) sfn.mock.lambda(`unknown-function-${at}`).optional?.().returns(1);
      await order.run({});
      await sfn.endTest();
      await sfn.close();
    },
  },
  {
    name: 'GetExecutionHistory, page by page',
    size: 1_000,
    prepare: async (size) => {
      const { service, stateMachineArn } = serviceWith(mapOfPass);
      const input = JSON.stringify(fill(size, (at) => at));
      const { executionArn } = service.call('StartExecution', { stateMachineArn, input });
      const execution = service.execution(executionArn);
      if (execution.status === 'RUNNING') await execution.ended();
      return () => {
        let nextToken;
        do ({ nextToken } = service.call('GetExecutionHistory', { executionArn, maxResults: 100, nextToken }));
        while (nextToken !== undefined);
      };
    },
  },
  {
    name: 'ListStateMachines, page by page',
    size: 500,
    prepare: (size) => {
      const { service } = serviceWith(onePass);
      const definition = JSON.stringify(onePass);
      for (let at = 0; at < size; at++) service.call('CreateStateMachine', { name: `m${at}`, definition, roleArn });
      return () => {
        let nextToken;
        do ({ nextToken } = service.call('ListStateMachines', { maxResults: 100, nextToken }));
        while (nextToken !== undefined);
      };
    },
  },
  {
    name: 'Distributed Map: JSONL in a folder',
    size: 2_000,
    prepare: (size) => {
      const s3 = { folder: folderOf([['in/items.jsonl', fill(size, (id) => JSON.stringify({ id })).join('\n')]]) };
      fs.mkdirSync(path.join(s3.folder, 'out'));
      const ItemReader = {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSONL' },
        Parameters: { Bucket: 'in', Key: 'items.jsonl' },
      };
      return runOf(distributed(ItemReader), {}, { options: { s3 } });
    },
  },
  {
    name: 'Distributed Map: a listing of a folder',
    size: 500,
    prepare: (size) => {
      const s3 = { folder: folderOf(fill(size, (at) => [`in/${at}.json`, `{"id":${at}}`])) };
      fs.mkdirSync(path.join(s3.folder, 'out'));
      const ItemReader = { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'in' } };
      return runOf(distributed(ItemReader), {}, { options: { s3 } });
    },
  },
];
