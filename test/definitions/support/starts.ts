import type { DeclaredStart } from '../../../src/contract/starts/DeclaredStart';
import type { LoadedDefinitions } from '../../../src/definitions/LoadedDefinition';
import { pass } from './pass';

/** A state machine in YAML, for the `Resources` of a template. */
export const orderMachine = `  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties: { DefinitionString: '${JSON.stringify(pass('done'))}' }
`;

export const orderArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

/** What starts machines, without its place. */
export function startsOf({ starts }: LoadedDefinitions): readonly Omit<DeclaredStart, 'source'>[] {
  return starts.map(({ source: _, ...start }) => start);
}

export function notesOf({ notes }: LoadedDefinitions): readonly string[] {
  return notes.map(({ message, line }) => `${String(line)}: ${message}`);
}
