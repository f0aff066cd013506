import { ChoiceRulesRule } from './ChoiceRulesRule';
import { CredentialsRule } from './CredentialsRule';
import { DuplicateMembersRule } from './DuplicateMembersRule';
import { ErrorEqualsRule } from './ErrorEqualsRule';
import { ExclusiveFieldsRule } from './ExclusiveFieldsRule';
import { ExpressRule } from './ExpressRule';
import { FieldValuesRule } from './FieldValuesRule';
import { HeartbeatRule } from './HeartbeatRule';
import { IntegrationParametersRule } from './IntegrationParametersRule';
import { ItemBatcherRule } from './ItemBatcherRule';
import { ItemReaderRule } from './ItemReaderRule';
import { JsonataRule } from './JsonataRule';
import { KnownFieldsRule } from './KnownFieldsRule';
import { LabelsRule } from './LabelsRule';
import { NoDollarRule } from './NoDollarRule';
import { NoPathRule } from './NoPathRule';
import { ObjectsRule } from './ObjectsRule';
import { PassResultIsStaticRule } from './PassResultIsStaticRule';
import { PathsRule } from './PathsRule';
import { ProcessorConfigRule } from './ProcessorConfigRule';
import { QueryLanguageRule } from './QueryLanguageRule';
import { ReachabilityRule } from './ReachabilityRule';
import { RequiredFieldsRule } from './RequiredFieldsRule';
import { ResourceRule } from './ResourceRule';
import { ResultWriterRule } from './ResultWriterRule';
import { StateNamesRule } from './StateNamesRule';
import { StateTypeRule } from './StateTypeRule';
import { TemplatesRule } from './TemplatesRule';
import { TransitionTargetsRule } from './TransitionTargetsRule';
import { UndefinedVariablesRule } from './UndefinedVariablesRule';
import { VariableNamesRule } from './VariableNamesRule';
import { VariableScopesRule } from './VariableScopesRule';
import type { Rule } from './RuleContext';

/** The rules that AWS checks. Diagnostics for one place have this order; places have the order of the text. */
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

/** The rules that AWS warns about. Warnings never reject a definition. */
export const warningRules: readonly Rule[] = Object.freeze([
  NoDollarRule,
  NoPathRule,
  PassResultIsStaticRule,
  UndefinedVariablesRule,
]);
