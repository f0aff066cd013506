import { useId } from 'preact/hooks';
import type { DocumentEdit, DocumentPath } from '../../../../../definitions/document/DefinitionDocument';
import {
  changeRuleKind,
  ruleKindOf,
  ruleKinds,
  ruleParts,
  type RuleKind,
} from '../../../../../definitions/document/fields/rules';
import { choiceRuleShape, nestedRuleShape } from '../../../../../language/asl/choiceRules';
import type { QueryLanguage } from '../../../../../language/asl/types';
import { isObject, type Json } from '../../../../../util/json';
import { Icon } from '../../../../parts/Icon';
import { useFormHost } from '../FormHost';
import { Comparison } from './Comparison';
import type { RuleProps } from './RuleProps';

/** A rule of a Choice: what it tests, and where it leads. */
export function RuleControl({ rule, path, language }: RuleProps) {
  const host = useFormHost();
  if (language === 'JSONata')
    return <host.Part shape={choiceRuleShape} object={rule} path={path} language={language} />;
  return (
    <>
      <Test rule={rule} path={path} language={language} />
      <host.Part shape={choiceRuleShape} object={rule} path={path} language={language} except={ruleParts} />
    </>
  );
}

/** What a JSONPath rule tests: a variable, or other tests with And, Or and Not. */
function Test({ rule, path, language }: RuleProps) {
  const id = useId();
  const host = useFormHost();
  const kind = ruleKindOf(rule);
  const edit = (label: string, edits: readonly DocumentEdit[]): void => void host.edit(label, edits);
  return (
    <div class="rule-test">
      <div class="form-field row">
        <label for={id}>Test</label>
        <select
          id={id}
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            edit(`Make it ${value}`, changeRuleKind(rule, path, value as RuleKind))
          }
        >
          {ruleKinds.map((name) => (
            <option key={name} value={name}>
              {ruleNames[name]}
            </option>
          ))}
        </select>
      </div>
      {kind === 'Variable' && <Comparison rule={rule} path={path} language={language} />}
      {kind === 'Not' && <Inner rule={rule['Not']!} path={[...path, 'Not']} language={language} name="Not" />}
      {(kind === 'And' || kind === 'Or') && <InnerList rule={rule} path={path} language={language} kind={kind} />}
    </div>
  );
}

const ruleNames: Readonly<Record<RuleKind, string>> = {
  Variable: 'a value',
  And: 'all of (And)',
  Or: 'any of (Or)',
  Not: 'not (Not)',
};

function InnerList({ rule, path, language, kind }: RuleProps & { kind: 'And' | 'Or' }) {
  const host = useFormHost();
  const list = rule[kind];
  const items: readonly Json[] = Array.isArray(list) ? list : [];
  return (
    <ol class="plain items">
      {items.map((item, index) => (
        <li key={index} class="item" aria-label={`${kind} ${index + 1}`}>
          <div class="row item-head">
            <span class="dim small">{`${kind} ${index + 1}`}</span>
            <span class="grow" />
            {items.length > 1 && (
              <button
                class="quiet small"
                type="button"
                aria-label={`Remove ${kind} ${index + 1}`}
                onClick={() => void host.edit(`Remove a test`, [{ kind: 'remove', path: [...path, kind, index] }])}
              >
                <Icon name="close" />
              </button>
            )}
          </div>
          <Inner rule={item} path={[...path, kind, index]} language={language} name={kind} />
        </li>
      ))}
      <li>
        <button
          class="small"
          type="button"
          onClick={() =>
            void host.edit('Add a test', [
              { kind: 'set', path: [...path, kind, items.length], value: { Variable: '$.value', IsPresent: true } },
            ])
          }
        >
          <Icon name="plus" /> {`Add to ${kind}`}
        </button>
      </li>
    </ol>
  );
}

function Inner({
  rule,
  path,
  language,
  name,
}: {
  rule: Json;
  path: DocumentPath;
  language: QueryLanguage;
  name: string;
}) {
  const host = useFormHost();
  if (!isObject(rule)) return <code>{JSON.stringify(rule)}</code>;
  return (
    <div class="inner-rule" role="group" aria-label={`Inside ${name}`}>
      <Test rule={rule} path={path} language={language} />
      <host.Part shape={nestedRuleShape} object={rule} path={path} language={language} except={ruleParts} />
    </div>
  );
}
