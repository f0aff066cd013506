import { present } from '../../util/present';
import type { ListOrder, PageRequest } from '../store/pagination';
import type { Resources } from './OperationContext';

type ListReply<Member extends string, Printed> = { readonly [Name in Member]: readonly Printed[] } & {
  readonly nextToken?: string;
};

/** The response of a List operation: a page of printed items in the member with this name. */
export function listReply<T, Member extends string, Printed extends object>(
  { pagination }: Resources,
  member: Member,
  request: PageRequest,
  items: Iterable<T>,
  { print, ...order }: ListOrder<T> & { readonly print: (item: T) => Printed },
): ListReply<Member, Printed> {
  const page = pagination.page(request, items, order);
  return present({ [member]: page.items.map(print), nextToken: page.nextToken }) as ListReply<Member, Printed>;
}

/** A time in its wire form: epoch seconds with a fraction. */
export function seconds(epochMs: number): number {
  return epochMs / 1000;
}

/** Like `seconds`, for a time that may be absent. */
export function secondsOf(epochMs: number | undefined): number | undefined {
  return epochMs === undefined ? undefined : seconds(epochMs);
}
