/** What a `beforeAll` in a `describe` has set up. It is undone when that `describe` ends. */
export class Lifetimes {
  private open: { readonly block: object; readonly undo: () => void }[] = [];

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  /** Undoes it when the block ends. */
  add(block: object, undo: () => void): void {
    this.open.push({ block, undo });
  }

  /** Undoes what belongs to blocks that have ended, the last first. */
  end(isOver: (block: object) => boolean): void {
    const over = this.open.filter(({ block }) => isOver(block));
    if (over.length === 0) return;
    this.open = this.open.filter((one) => !over.includes(one));
    for (const { undo } of over.reverse()) undo();
  }
}
