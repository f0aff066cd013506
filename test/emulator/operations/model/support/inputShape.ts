import { RoutingConfigurationList } from '../../../../../src/emulator/operations/model/data';
import {
  arrayOf,
  boolean,
  float,
  integer,
  long,
  oneOf,
  required,
  string,
  structure,
} from '../../../../../src/emulator/operations/model/shapes';

/** An input with a member of each kind. */
export const inputShape = structure('Input', {
  name: required(string({ min: 2, max: 3, pattern: { text: '[a-z]+', expression: /^[a-z]+$/ } })),
  secret: string({ max: 2, sensitive: true }),
  kind: oneOf('A', 'B'),
  count: integer({ min: 0, max: 9 }),
  size: long({ min: 0 }),
  part: float({ min: 0, max: 100 }),
  open: boolean(),
  words: arrayOf(string({ min: 1 }), { min: 1, max: 2 }),
  inner: structure('Inner', { deep: required(string()) }),
  routes: RoutingConfigurationList,
  arn: string({ max: 3, upTo: '#' }),
});
