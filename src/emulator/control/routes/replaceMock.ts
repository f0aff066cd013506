import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { readMocks } from '../mocks/readMocks';
import type { MockJson } from '../mocks/readMock';
import { answered, list, named, text } from '../schema/Schema';

export const replaceMock = route('PUT /mocks/{id}', {
  summary: 'Puts a mock in the place of another one. It has an id of its own, and is asked first.',
  body: named('Mock'),
  answer: answered({ ids: list(text) }),
  handle({ service, exactBody }, { id }, body) {
    const [read] = readMocks(service, [(exactBody ?? body) as MockJson], () => '');
    return { ids: [MockShelf.of(service.mocks).replace(id, read!)] };
  },
});
