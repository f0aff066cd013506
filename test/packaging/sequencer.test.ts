import path from 'node:path';
import { root } from './support/run';

const { arrange } = require('../../.ci/sequencer.cjs') as {
  arrange: (tests: readonly Suite[]) => readonly Suite[];
};

interface Suite {
  readonly path: string;
  readonly duration?: number;
}

const suite = (name: string, duration?: number): Suite => ({
  path: path.join(root, 'test', `${name}.test.ts`),
  ...(duration !== undefined && { duration }),
});
const names = (suites: readonly Suite[]): readonly string[] =>
  suites.map((each) =>
    path
      .relative(path.join(root, 'test'), each.path)
      .replaceAll(path.sep, '/')
      .replace(/\.test\.ts$/, ''),
  );

test('what builds comes before browsers, and browsers are spread over all others', () => {
  const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => suite(`util/${name}`));
  const browsers = ['data', 'keys', 'access'].map((name) => suite(`console/browser/${name}`));
  const builders = ['packaging/size', 'containers/compose', 'containers/image', 'packaging/snippets'].map((name) =>
    suite(name),
  );
  const all = [...browsers, ...others, suite('clients/go'), ...builders];
  expect(names(arrange(all))).toEqual([
    ...['containers/image', 'packaging/snippets', 'containers/compose', 'packaging/size'],
    ...['console/browser/access', 'clients/go', 'util/a', 'util/b'],
    ...['console/browser/data', 'util/c', 'util/d', 'util/e'],
    ...['console/browser/keys', 'util/f'],
  ]);
});

test("other suites keep Jest's order, and no suite is lost", () => {
  const known = [suite('util/slow', 20), suite('cli/start/start', 10), suite('util/quick', 1)];
  expect(arrange(known)).toEqual(known);
  expect(arrange([])).toEqual([]);
  expect(names(arrange([suite('console/browser/keys')]))).toEqual(['console/browser/keys']);
});
