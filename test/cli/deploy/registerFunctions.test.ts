import path from 'node:path';
import { parseLambda } from '../../../src/cli/deploy/registerFunctions';
import { folderWith } from '../support/cli';

const files = folderWith({
  'functions/charge.js': '',
  'functions/ship.mts': '',
  'functions/ship.test.ts': '',
  'functions/types.d.ts': '',
  'functions/README.md': '',
  'functions/lib/inner.js': '',
  'empty/README.md': '',
});
const folder = path.join(files, 'functions');

test('one function by name', () => {
  expect(parseLambda('charge=./src/charge.handler')).toEqual([{ name: 'charge', handler: './src/charge.handler' }]);
});

test('every source of a folder, without tests and declarations', () => {
  expect(parseLambda(folder)).toEqual([
    { name: 'charge', handler: `${folder}/charge.js.handler` },
    { name: 'ship', handler: `${folder}/ship.mts.handler` },
  ]);
});

test.each([
  ['charge', 'neither NAME=FILE.EXPORT nor a folder'],
  ['charge=', 'neither NAME=FILE.EXPORT nor a folder'],
  ['=x', 'neither NAME=FILE.EXPORT nor a folder'],
  [path.join(files, 'empty'), 'there is no JavaScript or TypeScript file in it'],
])('rejects %s', (text, message) => {
  expect(() => parseLambda(text)).toThrow(message);
});
