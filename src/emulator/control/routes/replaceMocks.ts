import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { readMocks } from '../mocks/readMocks';
import type { MockJson } from '../mocks/readMock';
import { answered, list, named, text } from '../schema/Schema';

interface Body {
  readonly mocks: readonly MockJson[];
}

export const replaceMocks = route('PUT /mocks', {
  summary: 'Puts mocks in the place of all that were given; the mock file stays.',
  body: named('MockList'),
  answer: answered({ ids: list(text) }),
  handle({ service, exactBody }, _params, body) {
    const { mocks } = (exactBody ?? body) as Body;
    const read = readMocks(service, mocks, (index) => `/mocks/${index}`);
    const shelf = MockShelf.of(service.mocks);
    shelf.clear();
    return { ids: shelf.add(read) };
  },
});
