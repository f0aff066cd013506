import { roleArn } from '../emulator/operations/support/testService';
import { useScenario } from './support/Scenario';

// Known from what users have reported of AWS; not recorded by ourselves.
const s = useScenario();
const pages = (more: object = {}) => ({
  Type: 'Map',
  ItemsPath: '$.book.pages',
  ItemProcessor: { StartAt: 'Page', States: { Page: { Type: 'Pass', End: true } } },
  End: true,
  ...more,
});

test.each([
  ['{"book": {"title": "T"}}', 'pages'],
  ['{"title": "T"}', 'book'],
])('a Map whose ItemsPath leads nowhere in %s fails before it starts', async (input, step) => {
  const arn = await s.run({ StartAt: 'Pages', States: { Pages: pages() } }, input);
  const failure = { error: 'States.ReferencePathConflict', cause: `Unable to apply step "${step}" to input ${input}` };
  expect(await s.describe(arn)).toMatchObject({ status: 'FAILED', ...failure });
  expect(await s.history(arn)).toEqual([
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 MapStateEntered', { name: 'Pages', input }],
    ['3<2 MapStateFailed'],
    ['4<3 ExecutionFailed', failure],
  ]);
});

test('a catcher can catch it', async () => {
  const Catch = [{ ErrorEquals: ['States.ReferencePathConflict'], Next: 'None' }];
  const arn = await s.run({ StartAt: 'Pages', States: { Pages: pages({ Catch }), None: { Type: 'Succeed' } } }, '{}');
  expect(await s.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
});
