/** An item that is in at most one list. */
export interface Link {
  /** These three belong to the list. */
  before: Link | undefined;
  after: Link | undefined;
  isLinked: boolean;
}

/** Items in the order in which they were added. Adding and removing take constant time. */
export class LinkedList<T extends Link> {
  private head: Link | undefined;
  private tail: Link | undefined;

  get first(): T | undefined {
    return this.head as T | undefined;
  }

  /** Adds it at the end, unless it is already in the list. */
  add(link: T): void {
    if (link.isLinked) return;
    link.isLinked = true;
    link.before = this.tail;
    if (this.tail === undefined) this.head = link;
    else this.tail.after = link;
    this.tail = link;
  }

  /** Removes it, if it is in the list. */
  remove(link: T): void {
    if (!link.isLinked) return;
    link.isLinked = false;
    const { before, after } = link;
    if (before === undefined) this.head = after;
    else before.after = after;
    if (after === undefined) this.tail = before;
    else after.before = before;
    link.before = link.after = undefined;
  }
}
