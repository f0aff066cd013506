/** A queue from whose head taking is cheap, however long it is. */
export class Fifo<T> {
  private items: (T | undefined)[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  get first(): T | undefined {
    return this.items[this.head];
  }

  add(item: T): void {
    this.items.push(item);
  }

  /** Takes the oldest; `undefined` without one. */
  take(): T | undefined {
    if (this.size === 0) return undefined;
    const item = this.items[this.head];
    this.items[this.head] = undefined;
    this.head += 1;
    if (this.head * 2 > this.items.length) this.trim();
    return item;
  }

  /** Keeps what passes. */
  filter(keep: (item: T) => boolean): void {
    this.trim();
    this.items = (this.items as T[]).filter(keep);
  }

  private trim(): void {
    this.items = this.items.slice(this.head);
    this.head = 0;
  }
}
