import { signal } from '@preact/signals';

/** Something that would be lost, or left behind, when the page shows something else. */
export interface Leaving {
  isNeeded(): boolean;
  /** Whether it is there when one comes back. */
  isKept(): boolean;
  discard(): void;
}

let asked: Leaving | undefined;

/** The question that is put to the user now. */
export const question = signal<{ readonly what: Leaving; leave(): void; stay(): void } | undefined>(undefined);

/** From now on, until the returned function is called, the page asks before it shows something else. */
export function askBeforeLeaving(leaving: Leaving): () => void {
  asked = leaving;
  return () => {
    if (asked === leaving) asked = undefined;
  };
}

/** Leaves at once when nothing would be lost, else once the user says so. */
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
