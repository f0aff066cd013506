import type { ListOrder, PageRequest } from '../store/pagination';
import type { Resources } from './OperationContext';

type Defined<T> = { [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
};

/** Removes members that are `undefined`. The others keep their order. */
export function reply<T extends object>(members: T): Defined<T> {
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) present[name] = value;
  return present as Defined<T>;
}

/** The answer of a List operation: a page of items, each printed, as the member of that name. */
export function listReply<T>(
  { pagination }: Resources,
  member: string,
  request: PageRequest,
  items: Iterable<T>,
  { print, ...order }: ListOrder<T> & { readonly print: (item: T) => object },
): object {
  const page = pagination.page(request, items, order);
  return reply({ [member]: page.items.map(print), nextToken: page.nextToken });
}

/** A time as the wire has it: epoch seconds with a fraction. */
export function seconds(epochMs: number): number {
  return epochMs / 1000;
}

/** As `seconds`, for a time that may be absent. */
export function secondsOf(epochMs: number | undefined): number | undefined {
  return epochMs === undefined ? undefined : seconds(epochMs);
}
