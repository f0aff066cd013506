import { parseRoute } from '../../../src/console/route/route';
import { titleOf } from '../../../src/console/route/titleOf';

const arn = 'arn:aws:states:us-east-1:123456789012';

test.each([
  ['', 'State machines – Stepmill'],
  [`#/machine/${arn}:stateMachine:order`, 'order – State machine – Stepmill'],
  [`#/execution/${arn}:execution:order:o-1?state=Ship`, 'o-1 – Execution of order – Stepmill'],
  [`#/execution/${arn}:express:price:p-1:4711`, 'p-1 – Execution of price – Stepmill'],
  [`#/map-run/${arn}:mapRun:imports%2Frows:4711`, 'Map Run of imports – Stepmill'],
  [`#/compare/${arn}:execution:order:o-1/${arn}:execution:order:o-2`, 'o-1 and o-2 compared – Stepmill'],
  ['#/waiting', 'Waiting – Stepmill'],
  ['#/design', 'New state machine – Stepmill'],
  [`#/design/${arn}:stateMachine:order`, 'order – Definition – Stepmill'],
  ['#/nothing', 'No such page – Stepmill'],
  ['#/machine/order', 'order – State machine – Stepmill'],
])('the title of %s describes its content', (hash, title) => {
  expect(titleOf(parseRoute(hash))).toBe(title);
});
