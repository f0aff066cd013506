import type { Adviser } from '../Advice';

/**
 * A JSONPath filter on strings or numbers (`[?(@ == 'x')]`), or by a regular expression: AWS's library evaluates both,
 * but its guide says that neither works. See "Reference paths" of the AWS Step Functions guide.
 */
export const FilterAdvice: Adviser = ({ expressions, advise }) => {
  for (const { form, text, path } of expressions) {
    if (form === 'jsonata') continue;
    const plain = text.replace(textsAndEscapes, '');
    const doubt = filter.test(plain) ? doubts.find(({ sign }) => sign.test(plain)) : undefined;
    if (doubt !== undefined) advise('UNCERTAIN_FILTER', path, doubt.message, 'Try it in AWS, or write it in JSONata.');
  }
};

const textsAndEscapes = /'(?:\\.|[^'\\])*'|\\./g;
const filter = /\[ *\?/;

const doubts: readonly { readonly sign: RegExp; readonly message: string }[] = [
  {
    sign: /@(?! *[.[])/,
    message: "AWS's guide says that '@' in a filter only matches objects; here, strings and numbers match, too.",
  },
  {
    sign: /=~/,
    message: "AWS's guide says that filtering by a regular expression is not supported; here, it is.",
  },
];
