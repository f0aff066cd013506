import type { Scope } from './arns';

interface Named extends Scope {
  readonly name: string;
}

/**
 * Resources by account and region, each list sorted by name. Lists need no sorting when they are read.
 *
 * AWS: lists are in code point order of the names, not in order of creation (recorded).
 */
export class NamedLists<T extends Named> {
  private readonly lists = new Map<string, T[]>();

  /** The resources of one account and region, by name. */
  of({ accountId, region }: Scope): readonly T[] {
    return this.lists.get(`${accountId}/${region}`) ?? [];
  }

  /** Adds one, replacing another with the same name. */
  add(one: T): void {
    const key = `${one.accountId}/${one.region}`;
    const list = this.lists.get(key);
    if (list === undefined) return void this.lists.set(key, [one]);
    const at = placeOf(one.name, list);
    list.splice(at, list[at]?.name === one.name ? 1 : 0, one);
  }

  remove(one: T): void {
    const list = this.lists.get(`${one.accountId}/${one.region}`) ?? [];
    const at = placeOf(one.name, list);
    if (list[at]?.name === one.name) list.splice(at, 1);
  }
}

/** The index of a name in a list, or where it belongs. */
function placeOf(name: string, list: readonly Named[]): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle]!.name < name) from = middle + 1;
    else to = middle;
  }
  return from;
}
