/** Something that stands in one list at most. */
export interface Link {
  /** These three are the list's own. */
  before: Link | undefined;
  after: Link | undefined;
  isLinked: boolean;
}

/** Things in the order in which they were added: to add one and to take one out costs the same however many there are. */
export class LinkedList<T extends Link> {
  private head: Link | undefined;
  private tail: Link | undefined;

  get first(): T | undefined {
    return this.head as T | undefined;
  }

  /** Adds it at the end, unless it is there already. */
  add(link: T): void {
    if (link.isLinked) return;
    link.isLinked = true;
    link.before = this.tail;
    if (this.tail === undefined) this.head = link;
    else this.tail.after = link;
    this.tail = link;
  }

  /** Takes it out, if it is there. */
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
