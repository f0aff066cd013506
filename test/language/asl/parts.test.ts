import { partsOf } from '../../../src/language/asl/parts';
import { formatLocation } from '../../../src/language/asl/path';
import { walkDefinition } from '../../../src/language/asl/walk';
import type { JsonObject } from '../../../src/util/json';

function pathsOf(definition: JsonObject): { parts: string[]; misfits: string[] } {
  const { parts, misfits } = partsOf(walkDefinition(definition), 'JSONPath');
  return { parts: parts.map(({ path }) => formatLocation(path)), misfits: misfits.map(formatLocation) };
}

test('retriers, catchers and rules at any depth are parts of their state', () => {
  const definition = {
    States: {
      A: { Type: 'Task', Retry: [{}], Catch: [{}, {}] },
      B: { Type: 'Choice', Choices: [{ And: [{ Not: {} }, { Or: [{}] }] }] },
    },
  };
  expect(pathsOf(definition)).toEqual({
    parts: [
      '/',
      '/States/A',
      '/States/A/Retry[0]',
      '/States/A/Catch[0]',
      '/States/A/Catch[1]',
      '/States/B',
      '/States/B/Choices[0]',
      '/States/B/Choices[0]/And[0]',
      '/States/B/Choices[0]/And[0]/Not',
      '/States/B/Choices[0]/And[1]',
      '/States/B/Choices[0]/And[1]/Or[0]',
    ],
    misfits: [],
  });
});

test('the objects of a Map are parts', () => {
  const definition = {
    States: {
      M: {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: {} },
        ItemReader: { ReaderConfig: {} },
        ItemBatcher: {},
        ResultWriter: { WriterConfig: {} },
      },
    },
  };
  expect(pathsOf(definition).parts).toEqual([
    '/',
    '/States/M',
    '/States/M/ItemReader',
    '/States/M/ItemReader/ReaderConfig',
    '/States/M/ItemBatcher',
    '/States/M/ResultWriter',
    '/States/M/ResultWriter/WriterConfig',
    '/States/M/ItemProcessor',
    '/States/M/ItemProcessor/ProcessorConfig',
  ]);
});

test('reports a value that must be an object', () => {
  const definition = {
    States: {
      A: { Type: 'Task', Retry: [1], Catch: [null] },
      B: { Type: 'Choice', Choices: ['x', { And: [[]] }] },
      C: { Type: 'Parallel', Branches: [3] },
      D: false,
    },
  };
  expect(pathsOf(definition).misfits.sort()).toEqual([
    '/States/A/Catch[0]',
    '/States/A/Retry[0]',
    '/States/B/Choices[0]',
    '/States/B/Choices[1]/And[0]',
    '/States/C/Branches[0]',
    '/States/D',
  ]);
});
