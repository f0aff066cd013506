const { measure } = require('./measure.cjs');
const { cases } = require('./order.cjs');

measure();

test.each(cases)('$title', async ({ input, output }) => {
  expect(output.id).toBe(input.id);
});
