import fs from 'node:fs';
import path from 'node:path';
import { reportCoverage, type ReportOptions } from '../../../src/insight/coverage/reportCoverage';
import { collect, newFolder, removeFolders } from './support/coverageOf';

let folder: string;
beforeEach(() => (folder = newFolder()));
afterAll(removeFolders);

/** Writes a file whose name the reports show. */
function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

function report(options: ReportOptions = {}): { text: string; missed: readonly string[] } {
  const { text, missed } = reportCoverage([folder], folder, { reporters: ['text'], ...options });
  const shown = path.relative(process.cwd(), folder).split(path.sep).join('/');
  return { text: text.replaceAll(shown, 'DIR'), missed };
}

const yaml = `StartAt: Charge
States:
  Charge:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke
    Parameters: { FunctionName: charge }
    Retry:
      - ErrorEquals: [Busy]
    Catch:
      - ErrorEquals: [States.ALL]
        Next: Refund
    Next: Size
  Size:
    Type: Choice
    Choices:
      - Variable: $.Payload.size
        NumericGreaterThan: 10
        Next: Archive
    Default: Done
  Refund:
    Type: Pass
    Next: Done
  Archive:
    Comment: "stepmill ignore: runs once a year"
    Type: Pass
    Next: Done
  Done:
    Type: Succeed
`;

async function runYaml(): Promise<void> {
  const file = write('order.asl.yaml', yaml);
  await collect(folder, (sfn) => {
    const order = sfn.stateMachine(file);
    order.mock('Charge').returns({ Payload: { size: 1 } });
    return order.run({});
  });
}

test('what was not run is told with its line in the file of the definition, what is left out with its reason', async () => {
  await runYaml();
  expect(report().text).toBe(`----------------|---------|----------|---------|---------|-------------------
File            | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s 
----------------|---------|----------|---------|---------|-------------------
All files       |      75 |    33.33 |     100 |      75 |                   
 order.asl.yaml |      75 |    33.33 |     100 |      75 | 20                
----------------|---------|----------|---------|---------|-------------------

Not run by any test:
  DIR/order.asl.yaml:8:9  Charge: Retry 0 (Busy)
  DIR/order.asl.yaml:10:9  Charge: Catch 0 (States.ALL) → Refund
  DIR/order.asl.yaml:16:9  Size: rule 0 ($.Payload.size > 10) → Archive
  DIR/order.asl.yaml:20:3  state Refund

Left out:
  DIR/order.asl.yaml:23:3  state Archive: runs once a year

`);
});

const jsonata = `QueryLanguage: JSONata
StartAt: Price
States:
  Price:
    Type: Pass
    Output:
      code: |-
        {%
          $states.input.vip
            ? 'free'
            : ($states.input.gold ? 'half' : 'full')
        %}
      tax: "{% $states.input.vip ? 0 %}"
    End: true
`;

test('the ways of a conditional are told with their own lines, and are branches of Istanbul', async () => {
  const file = write('price.asl.yaml', jsonata);
  const run = (shard: string, input: object): Promise<void> =>
    collect(path.join(folder, shard), (sfn) => sfn.stateMachine(file).run(input));
  await run('one', { vip: true });
  const { text, missed } = report({ reporters: ['text', 'json'], thresholds: { branches: 58 } });
  expect(missed).toEqual([
    'Coverage of transitions, rules, retriers, catchers and ways of ? : is 42.85 % (3 of 7), less than 58 % (branches).',
  ]);
  expect(text).toContain(`Not run by any test:
  DIR/price.asl.yaml:11:15  Price: Output/code: else ($states.input.gold ? 'half' :…
  DIR/price.asl.yaml:11:37  Price: Output/code: then 'half'
  DIR/price.asl.yaml:11:46  Price: Output/code: else 'full'
  DIR/price.asl.yaml:13:36  Price: Output/tax: else nothing
`);
  const [map] = Object.values(
    JSON.parse(fs.readFileSync(path.join(folder, 'coverage-final.json'), 'utf8')) as Record<
      string,
      { branchMap: Record<string, { type: string; line: number }>; b: Record<string, number[]> }
    >,
  );
  expect(Object.values(map!.branchMap).map(({ type, line }) => [type, line])).toEqual([
    ['next', 14],
    ['cond-expr', 10],
    ['cond-expr', 11],
    ['cond-expr', 13],
  ]);
  // A second shard, whose `tax` returns nothing, and which fails for it.
  await run('two', { gold: true });
  expect(report().text).toContain(`Not run by any test:
  DIR/price.asl.yaml:11:46  Price: Output/code: else 'full'
`);
});

test('thresholds that are not reached are told; those that are, are not', async () => {
  await runYaml();
  expect(report({ thresholds: { statements: 75, functions: 100 } }).missed).toEqual([]);
  expect(report({ thresholds: { statements: 80, branches: 41 } }).missed).toEqual([
    'Coverage of states is 75 % (3 of 4), less than 80 % (statements).',
    'Coverage of transitions, rules, retriers, catchers and ways of ? : is 33.33 % (2 of 6), less than 41 % (branches).',
  ]);
  expect(report({ thresholds: { lines: 80 }, perFile: true }).missed).toEqual([
    expect.stringMatching(/^Coverage of lines of .*order\.asl\.yaml is 75 % \(3 of 4\), less than 80 % \(lines\)\.$/),
  ]);
});

test('a machine without a branch has reached all of them, run or not', async () => {
  const file = write('one.asl.yaml', 'StartAt: Done\nStates:\n  Done:\n    Type: Succeed\n');
  const thresholds = { statements: 100, branches: 100, functions: 100, lines: 100 };
  await collect(folder, async (sfn) => {
    sfn.stateMachine(file);
    await Promise.resolve();
  });
  expect(report({ thresholds }).missed).toEqual([
    'Coverage of states is 0 % (0 of 1), less than 100 % (statements).',
    'Coverage of machines, branches and items is 0 % (0 of 1), less than 100 % (functions).',
    'Coverage of lines is 0 % (0 of 1), less than 100 % (lines).',
  ]);
  await collect(folder, (sfn) => sfn.stateMachine(file).run({}));
  for (const perFile of [false, true]) expect(report({ thresholds, perFile }).missed).toEqual([]);
});

test('states are left out by their names, with a reason; others are refused', async () => {
  await runYaml();
  const options = { exclude: { Refund: 'not built yet', 'order.Charge': 'a black box' } };
  expect(report(options).text).toContain(`Not run by any test:
  DIR/order.asl.yaml:16:9  Size: rule 0 ($.Payload.size > 10) → Archive

Left out:
  DIR/order.asl.yaml:3:3  state Charge: a black box (it was run once)
  DIR/order.asl.yaml:20:3  state Refund: not built yet
`);
  expect(() => report({ exclude: { Refnd: 'x' } })).toThrow(
    "There is no state 'Refnd' to leave out. Did you mean 'Refund'?",
  );
  expect(() => report({ exclude: { Refund: ' ' } })).toThrow(
    "State 'Refund' is left out without a reason. Give one: the report shows it.",
  );
});

test('a Comment that gives no reason leaves nothing out', async () => {
  write('a.asl.json', '{"StartAt":"A","States":{\n"A":{"Type":"Pass","Comment":"stepmill ignore","End":true}}}');
  await collect(folder, (sfn) => Promise.resolve(sfn.stateMachine(path.join(folder, 'a.asl.json'))));
  expect(report().text).toContain('DIR/a.asl.json:2:1  state A: counts anyway, because its Comment gives no reason');
});

test('a definition that is an object is shown as it was deployed', async () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } } as const;
  await collect(folder, (sfn) => Promise.resolve(sfn.stateMachine(definition, { name: 'Order' })));
  expect(report().text).toContain('  DIR/definitions/Order.asl.json:1:1  Order: all of it\n');
  expect(JSON.parse(fs.readFileSync(path.join(folder, 'definitions/Order.asl.json'), 'utf8'))).toEqual(definition);
});

test('files that have changed since, or are gone, are not reported as if nothing had happened', async () => {
  await runYaml();
  write('order.asl.yaml', yaml.replaceAll('\n', '\r\n'));
  expect(report().missed).toEqual([]);
  write('order.asl.yaml', yaml.replace('Busy', 'Bsy'));
  expect(() => report()).toThrow(/order\.asl\.yaml has changed since the tests ran\. Run them again\.$/);
  fs.rmSync(path.join(folder, 'order.asl.yaml'));
  expect(() => report()).toThrow(/order\.asl\.yaml does not exist here/);
});

test('nothing to report, and names that are wrong', async () => {
  expect(() => report()).toThrow(/^There is no coverage in /);
  await runYaml();
  expect(() => report({ reporters: ['htm'] })).toThrow("There is no coverage report 'htm'. Did you mean 'html'?");
  expect(() => report({ thresholds: { statement: 1 } as never })).toThrow("Did you mean 'statements'?");
  expect(() => report({ thresholds: { lines: 101 } })).toThrow('The threshold of lines must be a percentage');
  expect(() => report({ join: path.join(folder, 'none.json') })).toThrow(/none\.json is not a coverage-final\.json/);
});

test('lcov, cobertura, HTML and JSON are written, and joined with what the test runner has', async () => {
  await runYaml();
  const source = write('app.ts', 'x();\n');
  const range = { start: { line: 1, column: 0 }, end: { line: 1, column: 4 } };
  const data = { path: source, statementMap: { 0: range }, fnMap: {}, branchMap: {}, s: { 0: 1 }, f: {}, b: {} };
  const join = write('coverage-final.json', JSON.stringify({ [source]: data }));
  const { text } = report({ reporters: ['text', 'lcov', 'cobertura', 'json-summary', 'json'], join });
  expect(text).toContain(' app.ts');
  const lcov = fs.readFileSync(path.join(folder, 'lcov.info'), 'utf8').split('\n');
  expect(lcov.filter((line) => /^(SF|FNDA|DA|BRDA)/.test(line)).map((line) => line.replace(/SF:.*\//, 'SF:'))).toEqual([
    'SF:app.ts',
    'DA:1,1',
    'SF:order.asl.yaml',
    'FNDA:1,order',
    'DA:3,1',
    'DA:13,1',
    'DA:20,0',
    'DA:27,1',
    'BRDA:12,0,0,1',
    'BRDA:12,0,1,0',
    'BRDA:8,1,0,0',
    'BRDA:16,2,0,0',
    'BRDA:16,2,1,1',
    'BRDA:22,3,0,0',
  ]);
  for (const file of [
    'lcov-report/index.html',
    'cobertura-coverage.xml',
    'coverage-summary.json',
    'coverage-final.json',
  ])
    expect(fs.existsSync(path.join(folder, file))).toBe(true);
});

describe('files that count although no test loads them', () => {
  test('nothing of them is run, and thresholds look at them', async () => {
    await runYaml();
    const other = write('other.asl.json', '{"StartAt":"Idle","States":{"Idle":{"Type":"Pass","End":true}}}');
    const loaded = path.join(folder, 'order.asl.yaml');
    const { text, missed } = report({ include: [loaded, other], thresholds: { statements: 100 } });
    expect(text).toContain('DIR/other.asl.json:1:1  other: all of it');
    expect(text).toMatch(/ other\.asl\.json *\| +0 \|/);
    // The one that a test has loaded counts once.
    expect(text.match(/ order\.asl\.yaml *\|/g)).toHaveLength(1);
    expect(missed).toHaveLength(1);
  });

  test('tests that use no state machine at all leave them at nothing, too', () => {
    const other = write('other.asl.json', '{"StartAt":"Idle","States":{"Idle":{"Type":"Pass","End":true}}}');
    expect(report({ include: [other] }).text).toContain('DIR/other.asl.json:1:1  other: all of it');
  });

  test('a file that is not there, or declares none, is refused', async () => {
    await runYaml();
    expect(() => report({ include: [path.join(folder, 'none.json')] })).toThrow('none.json');
    expect(() => report({ include: [write('empty.yaml', 'Resources: {}\n')] })).toThrow(/empty\.yaml/);
  });
});
