import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the built console lies: beside the built code, or in `dist/` of the checkout whose sources run. */
export function consoleFolder(): string | undefined {
  const places = ['../../../console', '../../../../dist/console'].map((place) => path.join(__dirname, place));
  return places.find((place) => existsSync(path.join(place, 'index.html')));
}
