import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { readMocks } from '../mocks/readMocks';
import type { MockJson } from '../mocks/readMock';
import { answered, list, named, text } from '../schema/Schema';

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
