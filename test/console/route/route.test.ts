import { formatRoute, parseRoute } from '../../../src/console/route/route';

const arn = 'arn:aws:states:us-east-1:123456789012:execution:order:o-1';

test.each([
  ['', { page: 'machines', arns: [], query: {} }],
  ['#/', { page: 'machines', arns: [], query: {} }],
  ['#/machines?search=a%20b', { page: 'machines', arns: [], query: { search: 'a b' } }],
  [
    `#/execution/${arn}?state=Charge&event=7`,
    { page: 'execution', arns: [arn], query: { state: 'Charge', event: '7' } },
  ],
  [`#/compare/${arn}/${arn}`, { page: 'compare', arns: [arn, arn], query: {} }],
  ['#/design', { page: 'design', arns: [], query: {} }],
  ['#/map-run/a%2Fb%3Ac', { page: 'map-run', arns: ['a/b:c'], query: {} }],
])('%s is read', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test.each([
  '#/nothing',
  '#/execution',
  '#/machine/a/b',
  '#/machines/a',
  '#/execution/%E0%A4%A',
  '#/__proto__',
  '#/toString',
])('%s is not a page', (hash) => {
  expect(parseRoute(hash)).toEqual({ page: 'unknown', arns: [], query: {} });
});

test('reads back whatever it has written', () => {
  const query = { state: 'a&b=c#?/ü "<x>"', __proto__x: '1' };
  const odd = `${arn}/?#%&`;
  expect(parseRoute(formatRoute('execution', [odd], query))).toEqual({ page: 'execution', arns: [odd], query });
});

test('colons stay as they are, and empty members are left out', () => {
  expect(formatRoute('execution', [arn], { state: undefined, event: '' })).toBe(`#/execution/${arn}`);
});

test('replaces half of a surrogate pair instead of throwing', () => {
  expect(formatRoute('machine', ['a\ud800'], { state: '\udc00' })).toBe('#/machine/a%EF%BF%BD?state=%EF%BF%BD');
});
