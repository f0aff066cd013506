import type { MappedText } from '../source/MappedText';
import type { AwsEnvironment } from './AwsEnvironment';
import { guessStub } from './guessStub';

/** A text outside of a definition (a name, a role, an environment variable) with a stub for what is not known. */
export function fillText(text: MappedText, field: string, deployment: AwsEnvironment): string {
  const whole = text.toString();
  const filled = text.fillHoles((hole, start, end) => {
    const alone = start === 0 && end === whole.length;
    return guessStub(hole, { field: alone ? field : undefined, prefix: whole.slice(0, start) }, deployment);
  });
  return filled.toString();
}
