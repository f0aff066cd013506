import type { ComponentType } from 'preact';
import { isMisfit } from '../../../../../definitions/document/fields/fieldText';
import { blockFields, nestedShapes } from '../../../../../definitions/document/fields/nestedShapes';
import type { FormField } from '../../../../../definitions/document/fields/formOf';
import type { FieldKind } from '../../../../../language/asl/ObjectShape';
import { AssignControl } from './AssignControl';
import { BooleanControl, EnumControl, StateControl } from './ChoiceControls';
import type { ControlProps } from './ControlProps';
import { ExpressionControl } from './ExpressionControl';
import { ListControl } from './ListControl';
import { RawControl } from './RawControl';
import { NumberControl } from './NumberControl';
import { BlockNote, ObjectControl } from './ObjectControl';
import { StringsControl } from './StringsControl';
import { TextControl } from './TextControl';

/** The control of each kind of field: a kind without one does not compile. */
const controls: Readonly<Record<FieldKind, ComponentType<ControlProps>>> = {
  string: TextControl,
  boolean: BooleanControl,
  integer: NumberControl,
  number: NumberControl,
  object: ObjectControl,
  array: ListControl,
  strings: StringsControl,
  anything: ExpressionControl,
  enum: EnumControl,
  discriminator: EnumControl,
  stateName: StateControl,
  nullablePath: ExpressionControl,
  referencePath: ExpressionControl,
  resultPath: ExpressionControl,
  stringPath: ExpressionControl,
  text: ExpressionControl,
  timestamp: ExpressionControl,
  template: ExpressionControl,
  assign: AssignControl,
  payload: ExpressionControl,
  condition: ExpressionControl,
};

export function controlOf({ name, shape, value }: FormField): ComponentType<ControlProps> {
  if (isMisfit(shape, value)) return RawControl;
  if (blockFields.has(name)) return BlockNote;
  // An object whose members nobody lists is edited as JSON.
  if ((shape.kind === 'object' || shape.kind === 'array') && nestedShapes[name] === undefined) return ExpressionControl;
  return controls[shape.kind];
}
