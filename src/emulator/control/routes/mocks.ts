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
  summary: 'The mocks that were given, in the order in which they are asked, and what became of them.',
  answer: answered({
    mocks: list(named('GivenMock')),
    file: described(flag, 'Whether there is a mock file, which is asked last.'),
  }),
  async handle({ service }) {
    await service.quiet();
    const { mocks, calls } = service;
    return { mocks: MockShelf.of(mocks).list(calls), file: mocks.hasConfig };
  },
});

type Body = MockJson | { readonly mocks: readonly MockJson[] };

export const addMocks = route('POST /mocks', {
  summary:
    'Adds a mock, or several. They are asked before those that were there, the last one first, until the next reset.',
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
  summary: 'Takes all mocks away that were given; the mock file stays.',
  handle({ service }) {
    MockShelf.of(service.mocks).clear();
  },
});

export const listUnusedMocks = route('GET /mocks/unused', {
  summary: 'Mocks that have answered nothing since the last reset, and denials that nobody has met, and why.',
  description: 'Of a mock file those of test cases that executions were started with.',
  answer: answered({ unused: list(named('UnusedMock')) }),
  async handle({ service }) {
    await service.quiet();
    return { unused: unusedMocks(service) };
  },
});

export const setMockFile = route('PUT /mocks/file', {
  summary: 'Takes the content of a MockConfigFile.json, in place of the one that is there.',
  body: described(anyObject, 'The format of Step Functions Local.'),
  answer: answered({ warnings: described(list(text), 'What of it is ignored.') }),
  handle({ service, exactBody }, _params, body) {
    const { loadMockConfig } = loadConfig();
    const config = loadMockConfig(exactBody ?? body);
    service.mocks.useConfig(config);
    return { warnings: config.warnings };
  },
});

export const deleteMockFile = route('DELETE /mocks/file', {
  summary: 'Takes the mock file away.',
  handle({ service }) {
    service.mocks.useConfig(undefined);
  },
});

export const replaceMock = route('PUT /mocks/{id}', {
  summary: 'Puts a mock in the place of another one. It has an id of its own, and is asked first.',
  body: named('Mock'),
  answer: answered({ ids: list(text) }),
  handle({ service, exactBody }, { id }, body) {
    const [read] = readMocks(service, [(exactBody ?? body) as MockJson], () => '');
    return { ids: [MockShelf.of(service.mocks).replace(id, read!)] };
  },
});

export const deleteMock = route('DELETE /mocks/{id}', {
  summary: 'Takes a mock away.',
  handle({ service }, { id }) {
    MockShelf.of(service.mocks).remove(id);
  },
});

export const replaceMocks = route('PUT /mocks', {
  summary: 'Puts mocks in the place of all that were given; the mock file stays.',
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
