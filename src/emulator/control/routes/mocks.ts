import type { MockConfig } from '../../../tasks/mocking/config/MockConfig';
import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { answered, described, flag, list, named, text, anyObject } from '../schema/Schema';
import { readMocks } from '../mocks/readMocks';
import type { MockJson } from '../mocks/readMock';
import { unusedMocks } from '../mocks/unusedMocks';
import { lazy } from '../../../util/lazy';

const loadConfig = lazy(
  () =>
    require('../../../tasks/mocking/config/loadMockConfig') as typeof import('../../../tasks/mocking/config/loadMockConfig'),
);

export const listMocks = route('GET /mocks', {
  summary: 'The given mocks, in the order in which they are tried, and how they were used.',
  answer: answered({
    mocks: list(named('GivenMock')),
    file: described(flag, 'Whether there is a mock file, which is tried last.'),
    'fileName?': described(text, 'Of the mock file.'),
    'testCases?': described(
      list(answered({ stateMachine: text, testCase: text, states: list(text) })),
      'The test cases of the mock file, and the states that each names.',
    ),
  }),
  async handle({ service }) {
    await service.quiet();
    const { mocks, calls } = service;
    const { config } = mocks;
    return {
      mocks: MockShelf.of(mocks).list(calls),
      file: config !== undefined,
      ...(config !== undefined && { fileName: config.sourceName, testCases: testCasesIn(config) }),
    };
  },
});

function testCasesIn(config: MockConfig) {
  return config.stateMachines.flatMap((stateMachine) =>
    config.testCases(stateMachine).map((testCase) => {
      return { stateMachine, testCase, states: config.mockedStates(stateMachine, testCase) };
    }),
  );
}

type Body = MockJson | { readonly mocks: readonly MockJson[] };

export const addMocks = route('POST /mocks', {
  summary: 'Adds one or more mocks. They are tried before earlier ones, the last one first, until the next reset.',
  body: { anyOf: [named('Mock'), named('MockList')] },
  answer: answered({ ids: list(text) }),
  handle({ service, exactBody }, _params, body) {
    const exact = (exactBody ?? body) as Body;
    const isList = Array.isArray(exact['mocks']);
    const mocks = isList ? (exact['mocks'] as readonly MockJson[]) : [exact as MockJson];
    const read = readMocks(service, mocks, (index) => (isList ? `/mocks/${index}` : ''));
    return { ids: MockShelf.of(service.mocks).add(read) };
  },
});

export const deleteMocks = route('DELETE /mocks', {
  summary: 'Removes all given mocks; the mock file stays.',
  handle({ service }) {
    MockShelf.of(service.mocks).clear();
  },
});

export const listUnusedMocks = route('GET /mocks/unused', {
  summary: 'Mocks that have answered nothing since the last reset, and denials that no call has matched, and why.',
  description: 'For a mock file, those of test cases that executions were started with.',
  answer: answered({ unused: list(named('UnusedMock')) }),
  async handle({ service }) {
    await service.quiet();
    return { unused: unusedMocks(service) };
  },
});

export const setMockFile = route('PUT /mocks/file', {
  summary: 'Sets the content of a MockConfigFile.json, replacing the present one.',
  body: described(anyObject, 'The format of Step Functions Local.'),
  answer: answered({ warnings: described(list(text), 'What is ignored in it.') }),
  handle({ service, exactBody }, _params, body) {
    const { loadMockConfig } = loadConfig();
    const config = loadMockConfig(exactBody ?? body);
    service.mocks.useConfig(config);
    return { warnings: config.warnings };
  },
});

export const deleteMockFile = route('DELETE /mocks/file', {
  summary: 'Removes the mock file.',
  handle({ service }) {
    service.mocks.useConfig(undefined);
  },
});

export const replaceMock = route('PUT /mocks/{id}', {
  summary: 'Replaces a mock. The new one has its own id, and is tried first.',
  body: named('Mock'),
  answer: answered({ ids: list(text) }),
  handle({ service, exactBody }, { id }, body) {
    const [read] = readMocks(service, [(exactBody ?? body) as MockJson], () => '');
    return { ids: [MockShelf.of(service.mocks).replace(id, read!)] };
  },
});

export const deleteMock = route('DELETE /mocks/{id}', {
  summary: 'Removes a mock.',
  handle({ service }, { id }) {
    MockShelf.of(service.mocks).remove(id);
  },
});

export const replaceMocks = route('PUT /mocks', {
  summary: 'Replaces all given mocks; the mock file stays.',
  body: named('MockList'),
  answer: answered({ ids: list(text) }),
  handle({ service, exactBody }, _params, body) {
    const { mocks } = (exactBody ?? body) as { readonly mocks: readonly MockJson[] };
    const read = readMocks(service, mocks, (index) => `/mocks/${index}`);
    const shelf = MockShelf.of(service.mocks);
    shelf.clear();
    return { ids: shelf.add(read) };
  },
});
