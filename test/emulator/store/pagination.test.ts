import { Pagination, type PageRequest } from '../../../src/emulator/store/pagination';

const invalid = "Invalid Token: 'Invalid token'";
const numbers = Array.from({ length: 250 }, (_, n) => n);
const key = (n: number): number => n;

let now = 0;
let pages: Pagination;
beforeEach(() => {
  now = 0;
  pages = new Pagination('secret', () => now);
});

function walk(request: Omit<PageRequest, 'scope'>, items: readonly number[], descending = false): number[][] {
  const shown: number[][] = [];
  let nextToken: string | undefined;
  do {
    const page = pages.page({ scope: ['List'], ...request, nextToken }, items, { key, descending });
    shown.push([...page.items]);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return shown;
}

test('pages of 100 are the default, and what 0 means', () => {
  const expected = [numbers.slice(0, 100), numbers.slice(100, 200), numbers.slice(200)];
  expect(walk({}, numbers)).toEqual(expected);
  expect(walk({ maxResults: 0 }, numbers)).toEqual(expected);
});

test('a page ends early when it gets too large for one answer, but has one item at least', () => {
  const sizes = [5_000_000, 4_000_000, 4_000_000, 9_000_000, 1];
  const order = { key: (n: number) => n, bytes: (n: number) => sizes[n]! };
  const shown: (readonly number[])[] = [];
  for (let nextToken: string | undefined, first = true; first || nextToken !== undefined; first = false) {
    const page = pages.page({ scope: ['List'], nextToken }, [0, 1, 2, 3, 4], order);
    shown.push(page.items);
    nextToken = page.nextToken;
  }
  expect(shown).toEqual([[0], [1, 2], [3], [4]]);
});

test('a last page that is full has no token', () => {
  expect(walk({ maxResults: 125 }, numbers)).toEqual([numbers.slice(0, 125), numbers.slice(125)]);
  expect(walk({}, [])).toEqual([[]]);
});

test('a descending list is walked to its end', () => {
  const reversed = numbers.toReversed();
  expect(walk({ maxResults: 200 }, reversed, true)).toEqual([reversed.slice(0, 200), reversed.slice(200)]);
});

test('deletions and additions between two pages shift nothing', () => {
  const { nextToken } = pages.page({ scope: ['List'], maxResults: 2 }, [1, 2, 3, 4], { key });
  expect(pages.page({ scope: ['List'], nextToken }, [0, 3, 4, 5], { key })).toEqual({ items: [3, 4, 5] });
  expect(pages.page({ scope: ['List'], nextToken }, [], { key })).toEqual({ items: [] });
});

test('a token is good for 24 hours', () => {
  const { nextToken } = pages.page({ scope: ['List'] }, numbers, { key });
  now = 24 * 60 * 60 * 1000;
  expect(pages.page({ scope: ['List'], nextToken, maxResults: 1 }, numbers, { key }).items).toEqual([100]);
  now += 1;
  expect(() => pages.page({ scope: ['List'], nextToken }, numbers, { key })).toThrow(invalid);
});

test('a token belongs to its operation, its arguments and its service', () => {
  const { nextToken } = pages.page({ scope: ['List', 'a', undefined] }, numbers, { key });
  for (const scope of [
    ['List', 'b', undefined],
    ['List', 'a'],
    ['Other', 'a', undefined],
  ]) {
    expect(() => pages.page({ scope, nextToken }, numbers, { key })).toThrow(invalid);
  }
  const others = new Pagination('another secret', () => 0);
  expect(() => others.page({ scope: ['List', 'a', undefined], nextToken }, numbers, { key })).toThrow(invalid);
});

test.each(['x', '.', 'a.b', 'a.b.c', '{}', '\ud800'])('%j is not a token', (nextToken) => {
  expect(() => pages.page({ scope: ['List'], nextToken }, numbers, { key })).toThrow(invalid);
});
