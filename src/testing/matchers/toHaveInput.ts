import { valueMatcher } from './valueMatcher';

export const toHaveInput = valueMatcher('toHaveInput', 'input', (subject) => subject.input);
