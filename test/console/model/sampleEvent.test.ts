import { sampleEvent } from '../../../src/console/model/sampleEvent';
import { compilePattern } from '../../../src/emulator/starts/patterns/compilePattern';
import { flatten } from '../../../src/emulator/starts/patterns/flatten';
import type { JsonObject } from '../../../src/util/json';

// Each sample is held against the matcher that decides.
test.each<JsonObject>([
  { source: ['shop'], 'detail-type': ['Order Placed'] },
  { source: [{ prefix: 'aws.' }], 'detail-type': [{ suffix: 'Changed' }] },
  { source: [{ prefix: { 'equals-ignore-case': 'Shop' } }], 'detail-type': [{ 'equals-ignore-case': 'order' }] },
  { detail: { amount: [{ numeric: ['>', 10] }], low: [{ numeric: ['<', 0] }], same: [{ numeric: ['=', 3] }] } },
  { detail: { between: [{ numeric: ['>', 10, '<=', 11] }], most: [{ numeric: ['<=', 5] }] } },
  { detail: { state: [{ 'anything-but': ['a', 'b'] }], count: [{ 'anything-but': 3 }] } },
  { detail: { some: [{ 'anything-but': { prefix: 'x' } }], many: [{ 'anything-but': [1, 7] }] } },
  { detail: { here: [{ exists: true }], gone: [{ exists: false }], nothing: [null], yes: [true] } },
  { detail: { path: [{ wildcard: 'a/*/b\\*' }], ip: [{ cidr: '10.0.0.0/24' }] } },
  { source: ['s'], $or: [{ detail: { a: [1] } }, { detail: { b: [2] } }] },
  { resources: ['arn:aws:s3:::bucket'] },
])('%j', (pattern) => {
  const { source, detailType, detail, resources = [] } = sampleEvent(pattern);
  const event = { version: '0', source, 'detail-type': detailType, detail, resources } as unknown as JsonObject;
  expect(compilePattern(pattern).mismatches(flatten(event))).toBeUndefined();
});

test('the bus, unless it is the default one', () => {
  expect(sampleEvent({ source: ['shop'] }, 'audit')).toEqual({
    source: 'shop',
    detailType: 'My Event',
    detail: {},
    eventBus: 'audit',
  });
});
