import fs from 'node:fs';

test('the actions of the palette are those of the tables', () => {
  const { renderActions, file } = require('../../../../../.ci/palette.cjs') as {
    renderActions(load: (module: string) => unknown): string;
    file: string;
  };
  const rendered = renderActions((module) => require(`../../../../../src/${module}`) as unknown);
  // Not current? Run `node .ci/build.mjs && npm run docs`.
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(JSON.parse(rendered));
});
