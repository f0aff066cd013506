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

test('what is not over when the event loop has its next turn is told so, once and in order', async () => {
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

test('of many that are over in one turn few are kept, and all that are not are told', async () => {
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
