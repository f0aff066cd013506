import { Fifo } from '../../../src/engine/executions/Fifo';

describe('Fifo', () => {
  test('takes what was added first', () => {
    const queue = new Fifo<number>();
    for (let n = 0; n < 10; n++) queue.add(n);
    const taken = [queue.take(), queue.take()];
    queue.add(10);
    while (queue.size > 0) taken.push(queue.take());
    expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(queue.take()).toBeUndefined();
    expect(queue.size).toBe(0);
  });

  test('keeps what passes a filter', () => {
    const queue = new Fifo<number>();
    for (let n = 0; n < 6; n++) queue.add(n);
    queue.take();
    queue.filter((n) => n % 2 === 0);
    expect([queue.size, queue.take(), queue.take()]).toEqual([2, 2, 4]);
  });
});
