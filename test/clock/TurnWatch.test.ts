import { setImmediate as aTurn } from 'node:timers/promises';
import { TurnWatch, type Brief } from '../../src/clock/TurnWatch';

class Run implements Brief {
  isOver = false;
  private readonly name: string;
  private readonly lasting: string[];

  constructor(name: string, lasting: string[]) {
    this.name = name;
    this.lasting = lasting;
  }

  lasts(): void {
    this.lasting.push(this.name);
  }
}

test('reports work that is still pending at the next turn of the event loop, once and in order', async () => {
  const watch = new TurnWatch();
  const lasting: string[] = [];
  const runs = ['a', 'b', 'c'].map((name) => new Run(name, lasting));
  for (const run of runs) watch.add(run);
  runs[1]!.isOver = true;
  expect(lasting).toEqual([]);
  await aTurn();
  expect(lasting).toEqual(['a', 'c']);
  watch.add(new Run('d', lasting));
  await aTurn();
  expect(lasting).toEqual(['a', 'c', 'd']);
});

test('keeps few of the many that finish in one turn, and reports all that do not', async () => {
  const watch = new TurnWatch();
  const lasting: string[] = [];
  const expected: string[] = [];
  for (let number = 0; number < 1_000; number++) {
    const run = new Run(String(number), lasting);
    run.isOver = number % 10 > 0;
    if (!run.isOver) expected.push(String(number));
    watch.add(run);
  }
  await aTurn();
  expect(lasting).toEqual(expected);
});
