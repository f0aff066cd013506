import { ChoiceRulesRule } from './rules/ChoiceRulesRule';
import { CredentialsRule } from './rules/CredentialsRule';
import { DuplicateMembersRule } from './rules/DuplicateMembersRule';
import { ErrorEqualsRule } from './rules/ErrorEqualsRule';
import { ExclusiveFieldsRule } from './rules/ExclusiveFieldsRule';
import { ExpressRule } from './rules/ExpressRule';
import { FieldValuesRule } from './rules/FieldValuesRule';
import { HeartbeatRule } from './rules/HeartbeatRule';
import { IntegrationParametersRule } from './rules/IntegrationParametersRule';
import { ItemBatcherRule } from './rules/ItemBatcherRule';
import { ItemReaderRule } from './rules/ItemReaderRule';
import { JsonataRule } from './rules/JsonataRule';
import { KnownFieldsRule } from './rules/KnownFieldsRule';
import { LabelsRule } from './rules/LabelsRule';
import { NoDollarRule } from './rules/NoDollarRule';
import { NoPathRule } from './rules/NoPathRule';
import { ObjectsRule } from './rules/ObjectsRule';
import { PassResultIsStaticRule } from './rules/PassResultIsStaticRule';
import { PathsRule } from './rules/PathsRule';
import { ProcessorConfigRule } from './rules/ProcessorConfigRule';
import { QueryLanguageRule } from './rules/QueryLanguageRule';
import { ReachabilityRule } from './rules/ReachabilityRule';
import { RequiredFieldsRule } from './rules/RequiredFieldsRule';
import { ResourceRule } from './rules/ResourceRule';
import { ResultWriterRule } from './rules/ResultWriterRule';
import { StateNamesRule } from './rules/StateNamesRule';
import { StateTypeRule } from './rules/StateTypeRule';
import { TemplatesRule } from './rules/TemplatesRule';
import { TransitionTargetsRule } from './rules/TransitionTargetsRule';
import { UndefinedVariablesRule } from './rules/UndefinedVariablesRule';
import { VariableNamesRule } from './rules/VariableNamesRule';
import { VariableScopesRule } from './rules/VariableScopesRule';
import type { Rule } from './RuleContext';

/** What AWS checks. Diagnostics of one place come in this order; places come in the order of the text. */
export const specifiedRules: readonly Rule[] = Object.freeze([
  StateTypeRule,
  ObjectsRule,
  RequiredFieldsRule,
  KnownFieldsRule,
  QueryLanguageRule,
  ExclusiveFieldsRule,
  ChoiceRulesRule,
  ProcessorConfigRule,
  FieldValuesRule,
  DuplicateMembersRule,
  PathsRule,
  TemplatesRule,
  JsonataRule,
  VariableNamesRule,
  VariableScopesRule,
  ErrorEqualsRule,
  ResourceRule,
  IntegrationParametersRule,
  CredentialsRule,
  ExpressRule,
  HeartbeatRule,
  ItemReaderRule,
  ItemBatcherRule,
  ResultWriterRule,
  StateNamesRule,
  LabelsRule,
  TransitionTargetsRule,
  ReachabilityRule,
]);

/** What AWS warns of. Warnings never refuse a definition. */
export const warningRules: readonly Rule[] = Object.freeze([
  NoDollarRule,
  NoPathRule,
  PassResultIsStaticRule,
  UndefinedVariablesRule,
]);
