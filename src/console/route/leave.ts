import { signal } from '@preact/signals';

/** Something that would be lost, or left running, if the page shows something else. */
export interface Leaving {
  isNeeded(): boolean;
  /** Whether it is still there when the user comes back. */
  isKept(): boolean;
  discard(): void;
}

let asked: Leaving | undefined;

/** The question that the user must answer now. */
export const question = signal<{ readonly what: Leaving; leave(): void; stay(): void } | undefined>(undefined);

/** From now on, until the returned function is called, the page asks before it shows something else. */
export function askBeforeLeaving(leaving: Leaving): () => void {
  asked = leaving;
  return () => {
    if (asked === leaving) asked = undefined;
  };
}

/** Leaves immediately if nothing would be lost, otherwise once the user agrees. */
export function leaveWith(leave: () => void, stay: () => void): void {
  const what = asked;
  if (what?.isNeeded() !== true) {
    question.value = undefined;
    return leave();
  }
  const answered = (act: () => void) => (): void => {
    question.value = undefined;
    act();
  };
  question.value = { what, leave: answered(leave), stay: answered(stay) };
}
