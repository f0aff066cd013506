import { LongArn } from './model/names';
import { float, integer, long, required, structure } from './model/shapes';
import { notYetImplemented } from './notYetImplemented';
import { operation } from './Operation';

export const updateMapRun = operation({
  name: 'UpdateMapRun',
  input: structure('UpdateMapRunInput', {
    mapRunArn: required(LongArn),
    maxConcurrency: integer({ min: 0 }),
    toleratedFailurePercentage: float({ min: 0, max: 100 }),
    toleratedFailureCount: long({ min: 0 }),
  }),
  handle() {
    throw notYetImplemented('UpdateMapRun');
  },
});
