// Places of an emulator whose tasks do not tell which scenario they belong to: such scenarios come one by one.

export class Turns {
  #last = Promise.resolve();
  /** The place whose turn it is. */
  current;

  /** Resolves when it is this place's turn, until `end(place)`. */
  async begin(place) {
    const before = this.#last;
    this.#last = new Promise((resolve) => (place.endTurn = resolve));
    await before;
    this.current = place;
  }

  end(place) {
    if (!place.endTurn) return;
    this.current = undefined;
    place.endTurn();
  }
}

/** Whether tasks of the scenario call something outside the execution. */
export const callsOut = ({ functions, services, objects, machines }) =>
  Boolean(functions || services || objects || machines);

/** What a server that answers calls can play: it cannot make a task fail with any error there is, nor submit a job. */
export function checkAnswers(mocked) {
  for (const [name, answers] of Object.entries(mocked))
    for (const answer of [answers].flat()) {
      if (answer.error !== undefined) throw notPlayable(`${name} fails with an error that no answer gives`);
      if (answer.submitted !== undefined && !answer.hangs)
        throw notPlayable(`${name} is a job, which a server would have to run`);
    }
}

export const notPlayable = (reason) => Object.assign(new Error(reason), { notPlayable: reason });
