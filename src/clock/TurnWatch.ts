import { afterTurn } from './system';

/** Something that usually ends before the next turn of the event loop. */
export interface Brief {
  readonly isOver: boolean;
  /** Called if it has not ended. */
  lasts(): void;
}

/** How many may have ended before they are dropped. */
const mostOver = 64;

/** Notifies what has not ended by the next turn of the event loop. What has ended by then costs next to nothing. */
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
      for (const brief of watched) if (!brief.isOver) tell(brief);
    });
  }

  private letGo(): void {
    this.watched = this.watched.filter(({ isOver }) => !isOver);
    this.roomFor = this.watched.length * 2 + mostOver;
  }
}

/** What one throws must not keep the others from being told. */
function tell(brief: Brief): void {
  try {
    brief.lasts();
  } catch (error) {
    afterTurn(() => {
      throw error;
    });
  }
}
