import { afterTurn } from './system';

/** Something that usually is over before the event loop has its next turn. */
export interface Brief {
  readonly isOver: boolean;
  /** It was not over. */
  lasts(): void;
}

/** So many may be over before they are let go. */
const mostOver = 64;

/** Tells what is not over when the event loop has its next turn. What is over by then costs next to nothing. */
export class TurnWatch {
  private watched: Brief[] = [];
  private roomFor = mostOver;
  private waitsForTurn = false;

  add(brief: Brief): void {
    if (!this.waitsForTurn) this.waitForTurn();
    if (this.watched.length >= this.roomFor) this.letGo();
    this.watched.push(brief);
  }

  private waitForTurn(): void {
    this.waitsForTurn = true;
    afterTurn(() => {
      const { watched } = this;
      this.waitsForTurn = false;
      this.watched = [];
      this.roomFor = mostOver;
      for (const brief of watched) if (!brief.isOver) brief.lasts();
    });
  }

  private letGo(): void {
    this.watched = this.watched.filter(({ isOver }) => !isOver);
    this.roomFor = this.watched.length * 2 + mostOver;
  }
}
