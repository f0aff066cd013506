import { brandClass } from '../../src/util/brandClass';

/** The class as each copy of its module would make it. */
function makeClass(): new () => object {
  class Thing {
    readonly name = 'thing';
  }
  brandClass(Thing, 'Thing');
  return Thing;
}

test('an object of one copy of a class is an instance of the other', () => {
  const One = makeClass();
  const Other = makeClass();
  class Longer extends One {}
  expect(new One()).toBeInstanceOf(Other);
  expect(new Longer()).toBeInstanceOf(Other);
  expect({}).not.toBeInstanceOf(One);
  for (const value of [null, undefined, 'Thing', 1] as unknown[]) expect(value instanceof One).toBe(false);
});
