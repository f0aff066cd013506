import { arnLike, type Comparator, dateComparator, numericComparator, stringLike, withText } from './comparators';
import { isInRange } from './ipAddress';

// AWS: IAM User Guide, "IAM JSON policy elements: Condition operators" (reference_policies_elements_condition_operators).

interface Operator {
  readonly compare: Comparator;
  /** Whether it holds if no value of the policy is met: `StringNotEquals` … */
  readonly negated: boolean;
}

const stringEquals = withText((requested, written) => requested === written);
const ignoringCase = withText((requested, written) => requested.toLowerCase() === written.toLowerCase());
const equal = (a: number, b: number): boolean => a === b;

const comparisons: Readonly<Record<string, Comparator>> = {
  StringEquals: stringEquals,
  StringEqualsIgnoreCase: ignoringCase,
  StringLike: stringLike,
  NumericEquals: numericComparator(equal),
  NumericLessThan: numericComparator((a, b) => a < b),
  NumericLessThanEquals: numericComparator((a, b) => a <= b),
  NumericGreaterThan: numericComparator((a, b) => a > b),
  NumericGreaterThanEquals: numericComparator((a, b) => a >= b),
  DateEquals: dateComparator(equal),
  DateLessThan: dateComparator((a, b) => a < b),
  DateLessThanEquals: dateComparator((a, b) => a <= b),
  DateGreaterThan: dateComparator((a, b) => a > b),
  DateGreaterThanEquals: dateComparator((a, b) => a >= b),
  Bool: ignoringCase,
  BinaryEquals: (requested, written) => requested === written,
  IpAddress: withText(isInRange),
  ArnEquals: arnLike,
  ArnLike: arnLike,
};

const negations: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

const operators = new Map<string, Operator>([
  ...Object.entries(comparisons).map(([name, compare]) => [name, { compare, negated: false }] as const),
  ...Object.entries(negations).map(([name, of]) => [name, { compare: comparisons[of]!, negated: true }] as const),
]);

/** An operator by its name without prefix and suffix; `undefined` for an unknown one. */
export function operatorNamed(name: string): Operator | undefined {
  return operators.get(name);
}
