import type { DefinitionPlace } from './Replay';

/** `order.asl.json:14 /States/Charge/Retry/0/MaxAttempts`. */
export function placeText({ pointer, file, line }: DefinitionPlace): string {
  const at = pointer === '' ? 'the whole' : pointer;
  return file === undefined ? at : `${file}:${line} ${at}`;
}

/** With what it is: what was changed, or the place that makes such a value. */
export function formatPlace(place: DefinitionPlace): string {
  return `${place.changed ? 'changed' : 'in the definition'}: ${placeText(place)}`;
}
