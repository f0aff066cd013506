import { Stamp } from '../../src/util/Knowledge';

class Mark extends Stamp {
  readonly #text: string;

  constructor(value: object, text: string) {
    super(value);
    this.#text = text;
  }

  static of(value: object): string | undefined {
    return #text in value ? value.#text : undefined;
  }
}

test('a stamp is on the object itself, and invisible', () => {
  const value = { a: 1 };
  new Mark(value, 'seen');
  expect(Mark.of(value)).toBe('seen');
  expect(Mark.of({ ...value })).toBeUndefined();
  expect(Reflect.ownKeys(value)).toEqual(['a']);
  expect(value).toStrictEqual({ a: 1 });
  expect(JSON.stringify(value)).toBe('{"a":1}');
});

test('arrays can have one, too', () => {
  const value = [1];
  new Mark(value, 'seen');
  expect([Mark.of(value), value]).toStrictEqual(['seen', [1]]);
});
