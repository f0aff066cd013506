import type { Declared } from '../../contract/starts/Declared';
import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import type { JsonObject } from '../../util/json';

/**
 * Something that may start a state machine, with its properties as CloudFormation spells them. SAM's and Serverless' events and Terraform's resources are read as the resources that they become.
 */
export interface StartSource {
  /** Its logical id, key or address. */
  readonly id: string;
  readonly aliases: Declared['aliases'];
  readonly source: Declared['source'];
  /** Without references: unknown values are stubs. */
  readonly properties: JsonObject;
  /** Notes something about it in words: the message begins with its name. */
  readonly note: (message: string, kind?: 'refusedByAws' | 'advice') => void;
}

export type ReadStart = (start: StartSource) => readonly DeclaredStart[];
