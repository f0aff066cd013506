/** The ends of a Map Run's children that are not kept any more. */
export class LetGo {
  count = 0;
  private readonly statuses = new Set<string>();

  add(status: string): void {
    this.count += 1;
    this.statuses.add(status);
  }

  /** Whether one with that status (any, if absent) may be among them. */
  mayHave(status: string | undefined): boolean {
    return status === undefined ? this.count > 0 : this.statuses.has(status);
  }
}
