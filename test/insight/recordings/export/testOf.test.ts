import { testOf } from '../../../../src/insight/recordings/export/testOf';

test('a test for each runner', () => {
  const what = {
    definition: "it's/template.yaml",
    machine: 'Order',
    recordings: ['recordings/a.json', 'b.json'],
    isModule: false,
  };
  expect(testOf({ ...what, runner: 'jest' })).toBe(
    [
      "const { stepmill } = require('stepmill/jest');",
      '',
      'const sfn = stepmill();',
      "const machine = sfn.stateMachine('it\\'s/template.yaml', 'Order');",
      'const recordings = [',
      "  'recordings/a.json',",
      "  'b.json',",
      '];',
      '',
      "test.each(recordings)('%s', async (file) => {",
      '  const run = await machine.replay(file);',
      '  expect(run).toMatchRecording(file);',
      '});',
      '',
    ].join('\n'),
  );
  expect(testOf({ ...what, machine: undefined, runner: 'vitest' })).toContain(
    "import { stepmill } from 'stepmill/vitest';\n\nconst sfn = stepmill();\nconst machine = sfn.stateMachine('it\\'s/template.yaml');",
  );
  expect(testOf({ ...what, runner: 'node' })).toContain(
    [
      'for (const file of recordings) {',
      '  test(file, async () => {',
      '    const run = await machine.replay(file);',
      '    expect(run).toMatchRecording(file);',
      '  });',
      '}',
    ].join('\n'),
  );
  const start = (text: string): readonly string[] => text.split('\n').slice(0, 3);
  expect(start(testOf({ ...what, isModule: true, runner: 'jest' }))).toEqual([
    "import { stepmill } from 'stepmill/jest';",
    '',
    'const sfn = stepmill();',
  ]);
  expect(start(testOf({ ...what, isModule: true, runner: 'node' }))).toEqual([
    "import { test } from 'node:test';",
    "import { expect, stepmill } from 'stepmill/node';",
    '',
  ]);
});
