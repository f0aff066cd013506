/**
 * Calls for which AWS's service authorization reference has neither an action of their name nor one that certainly covers
 * them, by the service's name in `aws-sdk:`. `*`: all calls of the service.
 */
const uncertain: Readonly<Record<string, string>> = {
  accessanalyzer: 'GetFindingV2 ListFindingsV2',
  applicationcostprofiler: '*',
  appstream: 'DrainSessionInstance',
  bedrockagentcore: 'InvokeBrowser',
  cloudfront: 'CreateDistributionWithTags ListDistributionsByOwnedResource',
  cloudhsm: '*',
  cloudtrail: 'ListInsightsMetricData',
  cloudwatch: 'DescribeAlarmContributors',
  cloudwatchlogs: 'GetLogObject',
  comprehendmedical: 'DetectEntities',
  connect:
    'AssociateHoursOfOperations CreateTestCase DeleteTestCase DescribeTestCase ' +
    'DisassociateHoursOfOperations GetTestCaseExecutionSummary ListChildHoursOfOperations ' +
    'ListTestCaseExecutionRecords ListTestCaseExecutions ListTestCases SearchTestCases ' +
    'StartTestCaseExecution StopTestCaseExecution UpdateTestCase UpdateUserConfig',
  datazone: 'UpdateRootDomainUnitOwner',
  deadline: 'BatchGetSession BatchGetSessionAction BatchGetStep BatchGetWorker BatchUpdateJob BatchUpdateTask',
  detective: 'ListOrganizationAdminAccounts',
  ecr: 'ListImageReferrers',
  finspacedata: '*',
  geomaps: 'GetGlyphs GetSprites GetStyleDescriptor',
  glue:
    'BatchGetDataQualityResult BatchPutDataQualityStatisticAnnotation GetMaterializedViewRefreshTaskRun ' +
    'GetUnfilteredPartitionMetadata GetUnfilteredPartitionsMetadata GetUnfilteredTableMetadata ' +
    'ListDataQualityStatisticAnnotations ListDataQualityStatistics ListMaterializedViewRefreshTaskRuns ' +
    'StartMaterializedViewRefreshTaskRun StopMaterializedViewRefreshTaskRun',
  iam: 'UpdateDelegationRequest',
  iotjobsdataplane: 'StartCommandExecution',
  iotthingsgraph: '*',
  lakeformation: 'AssumeDecoratedRoleWithSAML GetTemporaryDataLocationCredentials',
  lexmodelsv2: 'ListBotAnalyzerHistory ListUtteranceAnalyticsData ListUtteranceMetrics',
  marketplacecatalog: 'BatchDescribeEntities',
  mediaconnect:
    'BatchGetRouterInput BatchGetRouterNetworkInterface BatchGetRouterOutput ListTagsForGlobalResource ' +
    'TagGlobalResource UntagGlobalResource',
  mediaconvert: 'GetJobsQueryResults StartJobsQuery',
  mediatailor: 'DeleteFunction GetFunction ListFunctions PutFunction',
  neptunedata:
    'ExecuteGremlinExplainQuery ExecuteGremlinProfileQuery ExecuteGremlinQuery ' +
    'ExecuteOpenCypherExplainQuery ExecuteOpenCypherQuery',
  neptunegraph: 'ExecuteQuery',
  outposts: 'StartOutpostDecommission',
  qapps: 'CreatePresignedUrl',
  rds: 'DescribeServerlessV2PlatformVersions',
  redshift: 'ModifyLakehouseConfiguration',
  redshiftdata: 'GetStatementResultV2',
  redshiftserverless: 'UpdateLakehouseConfiguration',
  resourceexplorer2: 'ListResources',
  s3control:
    'DeleteAccessPointScope DeleteBucketLifecycleConfiguration DeleteBucketReplication ' +
    'DeleteBucketTagging GetAccessPointScope GetBucketLifecycleConfiguration GetBucketReplication ' +
    'ListAccessPointsForDirectoryBuckets PutAccessPointScope PutBucketLifecycleConfiguration ' +
    'PutBucketReplication',
  securityhub: 'BatchUpdateFindingsV2 GetFindingStatisticsV2 GetFindingsV2 RegisterConnectorV2',
  vpclattice: 'BatchUpdateRule',
  wickr: 'UpdateNetwork',
};

/** Whether it is not known which actions of IAM a call needs, so that an action of its name is a guess. */
export function isUncertainRight(service: string, call: string): boolean {
  const calls = Object.hasOwn(uncertain, service) ? uncertain[service]! : '';
  return calls === '*' || calls.split(' ').includes(call);
}
