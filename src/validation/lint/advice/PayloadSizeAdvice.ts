import { MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { member } from '../../../util/json';
import { isLargerThan } from '../../../util/jsonSize';
import type { Adviser } from '../Advice';

/** A literal value that no state can output, because it is larger than a payload may be. */
export const PayloadSizeAdvice: Adviser = ({ parts, advise }) => {
  for (const { shape, object, path, state } of parts) {
    if (state === undefined) continue;
    for (const name of ['Result', 'Output', 'Parameters', 'Arguments', 'ItemSelector', 'Items']) {
      const value = Object.hasOwn(shape.fields, name) ? member(object, name) : undefined;
      if (value === undefined || !isLargerThan(value, MAX_PAYLOAD_BYTES)) continue;
      advise(
        'PAYLOAD_TOO_LARGE',
        [...path, name],
        `This value alone is larger than the ${MAX_PAYLOAD_BYTES} bytes that a payload may have.`,
        'The state will fail with States.DataLimitExceeded. Keep the data in S3 and pass its key.',
      );
    }
  }
};
