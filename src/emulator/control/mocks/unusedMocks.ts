import { whyUnused } from '../../../tasks/mocking/Script';
import type { Service } from '../../service/Service';
import { MockShelf } from './MockShelf';

/** A mock that has answered nothing. */
export interface UnusedMock {
  readonly id?: string;
  readonly description: string;
  readonly why: string;
  /** It is for more than one test. */
  readonly stays?: true;
}

/** Mocks that have answered nothing since the last reset, and why; of a mock file those of test cases that were started. */
export function unusedMocks({ mocks, calls }: Service): readonly UnusedMock[] {
  const shelf = MockShelf.of(mocks);
  return mocks.unused().map((script) => {
    const entry = shelf.entryOf(script);
    return {
      ...(entry !== undefined && { id: entry.id }),
      description: script.description,
      why: whyUnused(script, calls),
      ...(entry?.mock['stays'] === true && { stays: true }),
    };
  });
}
