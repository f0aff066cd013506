import { useId, useState } from 'preact/hooks';
import { nestedShapes } from '../../../../../definitions/document/fields/nestedShapes';
import { isObject, type JsonObject } from '../../../../../util/json';
import { formatCount } from '../../../../../util/formatCount';
import { Icon } from '../../../../parts/Icon';
import { useFormHost } from '../FormHost';
import { writeValue } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { FieldFrame } from './FieldFrame';

/** What a new object begins with, where it has required members. */
const beginnings: Readonly<Record<string, JsonObject>> = {
  ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' },
  ItemBatcher: { MaxItemsPerBatch: 10 },
  ProcessorConfig: { Mode: 'INLINE' },
  ReaderConfig: { InputType: 'JSON' },
  WriterConfig: { OutputType: 'JSON' },
};

/** An object with a form of its own: the reader of a Map, its batcher … */
export function ObjectControl({ field, language }: ControlProps) {
  const id = useId();
  const host = useFormHost();
  const [fault, setFault] = useState('');
  return (
    <FieldFrame field={field} id={id} fault={fault} isGroup>
      {isObject(field.value) ? (
        <div class="item">
          <host.Part shape={nestedShapes[field.name]!} object={field.value} path={field.path} language={language} />
        </div>
      ) : field.value === undefined ? (
        <button
          id={id}
          class="small"
          type="button"
          onClick={() => setFault(writeValue(host, field, beginnings[field.name] ?? {}) ?? '')}
        >
          <Icon name="plus" /> {`Add ${field.name}`}
        </button>
      ) : (
        <code>{JSON.stringify(field.value)}</code>
      )}
    </FieldFrame>
  );
}

/** States inside: the canvas edits them. */
export function BlockNote({ field }: ControlProps) {
  const { value } = field;
  const count = Array.isArray(value)
    ? formatCount(value.length, 'branch', 'branches')
    : formatCount(isObject(value) ? Object.keys(value).length : 0, 'state');
  return (
    <div class="form-field" data-field={field.name}>
      <span class="form-label">{field.name}</span>
      <p class="dim small">{count}; edit them on the canvas or in the tree.</p>
    </div>
  );
}
