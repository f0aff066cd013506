import { ordinal } from '../../src/util/formatCount';

test('a number as one counts', () => {
  expect([1, 2, 3, 4, 10, 11, 12, 13, 21, 101, 111, 113].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '10th',
    '11th',
    '12th',
    '13th',
    '21st',
    '101st',
    '111th',
    '113th',
  ]);
});
