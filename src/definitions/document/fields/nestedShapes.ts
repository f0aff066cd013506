import { choiceRuleShape, nestedRuleShape } from '../../../language/asl/choiceRules';
import { objectShapes } from '../../../language/asl/objectShapes';
import type { ObjectShape } from '../../../language/asl/ObjectShape';

/**
 * The shapes of the objects in fields of kind `object` and `array`: of the object itself, or of each item. A field that
 * is not here, and not in `blockFields`, would have no form; a test holds that there is none.
 */
export const nestedShapes: Readonly<Record<string, ObjectShape>> = {
  Retry: objectShapes.retrier,
  Catch: objectShapes.catcher,
  Choices: choiceRuleShape,
  And: nestedRuleShape,
  Or: nestedRuleShape,
  Not: nestedRuleShape,
  ItemProcessor: objectShapes.processor,
  Iterator: objectShapes.processor,
  ProcessorConfig: objectShapes.processorConfig,
  ItemReader: objectShapes.itemReader,
  ReaderConfig: objectShapes.readerConfig,
  ItemBatcher: objectShapes.itemBatcher,
  ResultWriter: objectShapes.resultWriter,
  WriterConfig: objectShapes.writerConfig,
};

/** The fields that hold states: the canvas and the tree edit them, a form only counts them. */
export const blockFields: ReadonlySet<string> = new Set(['States', 'Branches']);
