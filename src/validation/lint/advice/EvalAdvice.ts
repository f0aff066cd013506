import type { Adviser } from '../Advice';

/** A call of `$eval`, which Step Functions does not have. AWS accepts it when the machine is created. */
export const EvalAdvice: Adviser = ({ expressions, advise }) => {
  for (const { form, text, path } of expressions) {
    if (form !== 'jsonata' || !/\$eval\s*\(/.test(text)) continue;
    advise(
      'JSONATA_EVAL',
      path,
      'Step Functions has no $eval: this expression fails with "Attempted to invoke a non-function".',
      'To parse a JSON string, use $parse.',
    );
  }
};
