/**
 * The actions of IAM for calls whose names are no actions, by the service's name in `aws-sdk:`. An empty list: the call
 * needs none. Services with a file of their own have theirs there.
 *
 * Source: the operations that have no action of their name in AWS's service authorization reference, with the action
 * whose description there covers them.
 */
export const otherRights: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  apigatewaymanagementapi: {
    PostToConnection: 'execute-api:ManageConnections',
    GetConnection: 'execute-api:ManageConnections',
    DeleteConnection: 'execute-api:ManageConnections',
  },
  bedrockagentruntime: { RetrieveAndGenerateStream: 'bedrock:RetrieveAndGenerate' },
  bedrockruntime: {
    Converse: 'bedrock:InvokeModel',
    ConverseStream: 'bedrock:InvokeModelWithResponseStream',
    InvokeModelWithBidirectionalStream: 'bedrock:InvokeModel',
    StartAsyncInvoke: 'bedrock:InvokeModel',
  },
  budgets: {
    CreateBudget: 'budgets:ModifyBudget',
    UpdateBudget: 'budgets:ModifyBudget',
    DeleteBudget: 'budgets:ModifyBudget',
    DescribeBudget: 'budgets:ViewBudget',
    DescribeBudgets: 'budgets:ViewBudget',
    DescribeBudgetPerformanceHistory: 'budgets:ViewBudget',
    DescribeBudgetNotificationsForAccount: 'budgets:ViewBudget',
    CreateNotification: 'budgets:ModifyBudget',
    UpdateNotification: 'budgets:ModifyBudget',
    DeleteNotification: 'budgets:ModifyBudget',
    DescribeNotificationsForBudget: 'budgets:ViewBudget',
    CreateSubscriber: 'budgets:ModifyBudget',
    UpdateSubscriber: 'budgets:ModifyBudget',
    DeleteSubscriber: 'budgets:ModifyBudget',
    DescribeSubscribersForNotification: 'budgets:ViewBudget',
  },
  bcmpricingcalculator: {
    BatchCreateBillScenarioCommitmentModification: 'bcm-pricing-calculator:CreateBillScenarioCommitmentModification',
    BatchCreateBillScenarioUsageModification: 'bcm-pricing-calculator:CreateBillScenarioUsageModification',
    BatchCreateWorkloadEstimateUsage: 'bcm-pricing-calculator:CreateWorkloadEstimateUsage',
    BatchDeleteBillScenarioCommitmentModification: 'bcm-pricing-calculator:DeleteBillScenarioCommitmentModification',
    BatchDeleteBillScenarioUsageModification: 'bcm-pricing-calculator:DeleteBillScenarioUsageModification',
    BatchDeleteWorkloadEstimateUsage: 'bcm-pricing-calculator:DeleteWorkloadEstimateUsage',
    BatchUpdateBillScenarioCommitmentModification: 'bcm-pricing-calculator:UpdateBillScenarioCommitmentModification',
    BatchUpdateBillScenarioUsageModification: 'bcm-pricing-calculator:UpdateBillScenarioUsageModification',
    BatchUpdateWorkloadEstimateUsage: 'bcm-pricing-calculator:UpdateWorkloadEstimateUsage',
  },
  cloudsearchdomain: { UploadDocuments: 'cloudsearch:document' },
  cognitoidentityprovider: {
    // They carry a user's own token, or none.
    CompleteWebAuthnRegistration: [],
    DeleteWebAuthnCredential: [],
    GetUserAuthFactors: [],
    ListWebAuthnCredentials: [],
    StartWebAuthnRegistration: [],
  },
  databasemigration: {
    DescribeDataProviders: 'dms:ListDataProviders',
    DescribeExtensionPackAssociations: 'dms:ListExtensionPacks',
    DescribeInstanceProfiles: 'dms:ListInstanceProfiles',
    DescribeMetadataModelAssessments: 'dms:ListMetadataModelAssessments',
    DescribeMetadataModelConversions: 'dms:ListMetadataModelConversions',
    DescribeMetadataModelExportsAsScript: 'dms:ListMetadataModelExports',
    DescribeMetadataModelExportsToTarget: 'dms:ListMetadataModelExports',
    DescribeMigrationProjects: 'dms:ListMigrationProjects',
    ModifyConversionConfiguration: 'dms:UpdateConversionConfiguration',
    ModifyDataProvider: 'dms:UpdateDataProvider',
    ModifyInstanceProfile: 'dms:UpdateInstanceProfile',
    ModifyMigrationProject: 'dms:UpdateMigrationProject',
    StartExtensionPackAssociation: 'dms:AssociateExtensionPack',
    StartMetadataModelExportAsScript: 'dms:StartMetadataModelExportAsScripts',
  },
  deadline: { BatchGetJob: 'deadline:GetJob', BatchGetTask: 'deadline:GetTask' },
  iotfleetwise: { BatchCreateVehicle: 'iotfleetwise:CreateVehicle', BatchUpdateVehicle: 'iotfleetwise:UpdateVehicle' },
  keyspaces: {
    CreateKeyspace: 'cassandra:Create',
    CreateTable: 'cassandra:Create',
    CreateType: 'cassandra:Create',
    DeleteKeyspace: 'cassandra:Drop',
    DeleteTable: 'cassandra:Drop',
    DeleteType: 'cassandra:Drop',
    UpdateKeyspace: 'cassandra:Alter',
    UpdateTable: 'cassandra:Alter',
    RestoreTable: 'cassandra:Restore',
    GetKeyspace: 'cassandra:Select',
    GetTable: 'cassandra:Select',
    GetTableAutoScalingSettings: 'cassandra:Select',
    GetType: 'cassandra:Select',
    ListKeyspaces: 'cassandra:Select',
    ListTables: 'cassandra:Select',
    ListTypes: 'cassandra:Select',
    ListTagsForResource: 'cassandra:Select',
  },
  kms: { ReEncrypt: ['kms:ReEncryptFrom', 'kms:ReEncryptTo'] },
  neptunedata: {
    CancelGremlinQuery: 'neptune-db:CancelQuery',
    CancelOpenCypherQuery: 'neptune-db:CancelQuery',
    DeletePropertygraphStatistics: 'neptune-db:DeleteStatistics',
    DeleteSparqlStatistics: 'neptune-db:DeleteStatistics',
    ExecuteFastReset: 'neptune-db:ResetDatabase',
    GetGremlinQueryStatus: 'neptune-db:GetQueryStatus',
    GetOpenCypherQueryStatus: 'neptune-db:GetQueryStatus',
    GetMLDataProcessingJob: 'neptune-db:GetMLDataProcessingJobStatus',
    GetMLEndpoint: 'neptune-db:GetMLEndpointStatus',
    GetMLModelTrainingJob: 'neptune-db:GetMLModelTrainingJobStatus',
    GetMLModelTransformJob: 'neptune-db:GetMLModelTransformJobStatus',
    GetPropertygraphStatistics: 'neptune-db:GetStatisticsStatus',
    GetSparqlStatistics: 'neptune-db:GetStatisticsStatus',
    GetPropertygraphStream: 'neptune-db:GetStreamRecords',
    GetSparqlStream: 'neptune-db:GetStreamRecords',
    GetPropertygraphSummary: 'neptune-db:GetGraphSummary',
    GetRDFGraphSummary: 'neptune-db:GetGraphSummary',
    ListGremlinQueries: 'neptune-db:GetQueryStatus',
    ListOpenCypherQueries: 'neptune-db:GetQueryStatus',
    ManagePropertygraphStatistics: 'neptune-db:ManageStatistics',
    ManageSparqlStatistics: 'neptune-db:ManageStatistics',
  },
  neptunegraph: { GetQuery: 'neptune-graph:GetQueryStatus' },
  s3control: {
    GetPublicAccessBlock: 's3:GetAccountPublicAccessBlock',
    PutPublicAccessBlock: 's3:PutAccountPublicAccessBlock',
    DeletePublicAccessBlock: 's3:PutAccountPublicAccessBlock',
    GetBucket: 's3-outposts:GetBucket',
    ListRegionalBuckets: 's3-outposts:ListRegionalBuckets',
  },
  quicksight: {
    DescribeAnalysisDefinition: 'quicksight:DescribeAnalysis',
    DescribeDashboardDefinition: 'quicksight:DescribeDashboard',
    DescribeTemplateDefinition: 'quicksight:DescribeTemplate',
  },
  sts: { GetCallerIdentity: [], GetSessionToken: [] },
  taxsettings: {
    BatchGetTaxExemptions: 'tax:GetExemptions',
    GetTaxExemptionTypes: 'tax:GetExemptions',
    ListTaxExemptions: 'tax:GetExemptions',
    PutTaxExemption: 'tax:UpdateExemptions',
  },
  timestreamquery: { Query: 'timestream:Select' },
  verifiedpermissions: {
    BatchGetPolicy: 'verifiedpermissions:GetPolicy',
    BatchIsAuthorized: 'verifiedpermissions:IsAuthorized',
    BatchIsAuthorizedWithToken: 'verifiedpermissions:IsAuthorizedWithToken',
  },
};

/** Services whose calls carry a token of their own instead of a signature with the role. */
export const unsignedServices: ReadonlySet<string> = new Set(['connectparticipant', 'ssooidc', 'sso', 'codecatalyst']);

/** AWS: API Gateway's actions are the HTTP methods of its REST API, except those of developer portals and routing rules. */
export function apiGatewayRight(call: string): string {
  if (call !== 'PutRoutingRule' && /Portal|Product|RoutingRule/.test(call)) return `apigateway:${call}`;
  const verb = /^[A-Z][a-z]+/.exec(call)?.[0] ?? '';
  return `apigateway:${methods[verb] ?? 'GET'}`;
}

const methods: Readonly<Record<string, string>> = {
  Create: 'POST',
  Delete: 'DELETE',
  Flush: 'DELETE',
  Generate: 'POST',
  Import: 'POST',
  Put: 'PUT',
  Reimport: 'PUT',
  Reject: 'DELETE',
  Reset: 'DELETE',
  Tag: 'PUT',
  Test: 'POST',
  Untag: 'DELETE',
  Update: 'PATCH',
};
