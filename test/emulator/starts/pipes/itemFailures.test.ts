import { itemFailures } from '../../../../src/emulator/starts/pipes/itemFailures';

const failure = (...ids: unknown[]): string =>
  JSON.stringify({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

// EventBridge User Guide, eb-pipes-batching-concurrency.
test.each<[title: string, output: string | undefined, failed: readonly string[]]>([
  ['no answer', undefined, []],
  ['another answer', '{"ok":true}', []],
  ['null', 'null', []],
  ['a list of null', '{"batchItemFailures":null}', []],
  ['an empty list', failure(), []],
  ['one of them', failure('b'), ['b']],
  ['an unknown id', failure('b', 'x'), ['a', 'b', 'c']],
  ['an empty id', failure(''), ['a', 'b', 'c']],
  ['an id that is no string', failure(1), ['a', 'b', 'c']],
  ['no id', '{"batchItemFailures":[{}]}', ['a', 'b', 'c']],
  ['a misspelt id', '{"batchItemFailures":[{"itemidentifier":"a"}]}', ['a', 'b', 'c']],
])('%s', (_title, output, failed) => {
  expect(itemFailures(output, ['a', 'b', 'c'])).toEqual(failed);
});
