import { valueMatcher } from './valueMatcher';

export const toHaveOutput = valueMatcher('toHaveOutput', 'output', (subject) => subject.output);
