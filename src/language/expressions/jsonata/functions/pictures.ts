import { boundedCall } from '../bounds/boundedCall';
import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$now()`, `$millis()`: the library reads the machine's clock; an execution lives in the emulator's time. */
export const now: PlainFunction = {
  name: 'now',
  call: ([picture, timezone], host) => libraryFunction('fromMillis').implementation(host.now(), picture, timezone),
};

export const millis: PlainFunction = {
  name: 'millis',
  call: (_args, host) => host.now(),
};

/**
 * `$toMillis(text, picture)`, `$parseInteger(text, picture)`: the library makes a regular expression of the picture.
 * That of a long picture may run forever. Parts of a date that the picture leaves open are those of the emulator's
 * time.
 */
export const toMillis = boundedReader('toMillis');
export const parseInteger = boundedReader('parseInteger');

/** To read the picture. */
const unitsOfPicture = 2000;

function boundedReader(name: string): PlainFunction {
  return {
    name,
    call(args, host) {
      const [text = '', picture = ''] = args as [string?, string?];
      const read = (): unknown => {
        const focus = { environment: { timestamp: new Date(host.now()) } };
        return libraryFunction(name).implementation.apply(focus, [...args]);
      };
      const isRisky = picture.split('[').length > 12 || text.length * picture.length > 10_000;
      if (picture !== '') host.step(unitsOfPicture);
      return isRisky ? boundedCall(read, host) : read();
    },
  };
}
