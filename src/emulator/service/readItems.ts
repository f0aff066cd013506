import type { ReaderRequest, ReadItems } from '../../engine/interpreter/inspection/Inspector';
import { HarnessError } from '../../errors/HarnessError';

/** What an ItemReader makes of the content that TestState is told it has read. */
export function readItems({ resource }: ReaderRequest, _content: string): ReadItems {
  throw new HarnessError(`Stepmill does not test this yet: ItemReader of a Distributed Map (${resource})`);
}
