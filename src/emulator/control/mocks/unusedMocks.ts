import { whyUnused } from '../../../tasks/mocking/whyUnused';
import type { Service } from '../../service/Service';
import { MockShelf } from './MockShelf';

/** Mocks that have answered nothing since the last reset, and why; of a mock file those of test cases that were started. */
export function unusedMocks({ mocks, calls }: Service): readonly object[] {
  const shelf = MockShelf.of(mocks);
  return mocks.unused().map((script) => {
    const id = shelf.idOf(script);
    return {
      ...(id !== undefined && { id }),
      description: script.description,
      why: whyUnused(script, calls),
    };
  });
}
