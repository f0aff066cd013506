import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';

export const deleteMocks = route('DELETE /mocks', {
  summary: 'Takes all mocks away that were given; the mock file stays.',
  handle({ service }) {
    MockShelf.of(service.mocks).clear();
  },
});
