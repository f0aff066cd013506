import { UuidFamily } from '../../src/util/UuidFamily';

describe('UuidFamily', () => {
  test('makes the same UUID from a number every time, of the given version', () => {
    const family = new UuidFamily('run-7', 3);
    expect(family.uuid(12)).toBe(new UuidFamily('run-7', 3).uuid(12));
    expect(family.uuid(12)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new UuidFamily('run-7', 4).uuid(12)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  test('returns the number of a UUID', () => {
    const family = new UuidFamily('run-7', 3);
    const numbers = [0, 1, 2, 999, 65_536, 1_000_000, 2 ** 32 - 1];
    expect(numbers.map((number) => family.numberOf(family.uuid(number)))).toEqual(numbers);
  });

  test('returns no number for a UUID of another family', () => {
    expect(new UuidFamily('run-7', 3).numberOf(new UuidFamily('run-8', 3).uuid(5))).toBeUndefined();
    expect(new UuidFamily('run-7', 3).numberOf('no uuid')).toBeUndefined();
  });
});
