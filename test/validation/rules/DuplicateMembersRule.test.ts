import { diagnose, fault } from './diagnose';

test('reports a duplicate state', () => {
  const text = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true},"A":{"Type":"Succeed"}}}';
  expect(diagnose(text)).toEqual([fault('Duplicate State name: A', '/States/A', 'DUPLICATE_STATE_NAME')]);
});

test('reports a duplicate field', () => {
  const text = '{"StartAt":"A","States":{"A":{"Type":"Pass","Type":"Succeed","Comment":"x"}}}';
  expect(diagnose(text)).toEqual([fault("Duplicate field 'Type'", '/States/A/Type')]);
});
