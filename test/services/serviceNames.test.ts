import {
  endpointVariable,
  javaClassName,
  optimisedServiceNames,
  sdkErrorPrefix,
  sdkPackageName,
} from '../../src/services/serviceNames';

test.each([
  ['dynamodb', 'DynamoDb'],
  ['sfn', 'Sfn'],
  ['s3', 'S3'],
  ['secretsmanager', 'SecretsManager'],
  ['cloudwatchlogs', 'CloudWatchLogs'],
  ['sqs', 'Sqs'],
  ['ec2', 'Ec2'],
  ['bedrockruntime', 'BedrockRuntime'],
  ['servicequotas', 'ServiceQuotas'],
  ['wellarchitected', 'WellArchitected'],
  ['sagemakera2iruntime', 'SageMakerA2IRuntime'],
  // AWS: SDK for Java v2 leaves the word Service out at the end.
  ['config', 'Config'],
  ['databasemigration', 'DatabaseMigration'],
  ['somethingnew', 'Somethingnew'],
])('errors of aws-sdk:%s begin with %s', (service, prefix) => expect(sdkErrorPrefix(service)).toBe(prefix));

/** "Exception prefix" of the table of supported services in AWS's guide, as of April 2022. */
// prettier-ignore
const prefixes = (
  'Account Amplify AppMesh AppConfig AppConfigData AppSync ApplicationDiscovery AuditManager AutoScalingPlans ' +
  'Backup BackupGateway Batch Budgets Acm AcmPca ServiceDiscovery Cloud9 CloudFormation CloudHsm CloudHsmV2 ' +
  'CloudTrail CloudControl CodeBuild CodeCommit CodeDeploy CodePipeline CodeStar CodestarNotifications ' +
  'CodeStarConnections ComputeOptimizer Config CostExplorer CostAndUsageReport DataExchange DataPipeline DataSync ' +
  'DatabaseMigration DeviceFarm DirectConnect Directory Ec2InstanceConnect ElasticBeanstalk MediaLive MediaPackage ' +
  'MediaPackageVod MediaStore Fis Fms Glue DataBrew Greengrass GroundStation Iam Iot Iot1ClickProjects IoTAnalytics ' +
  'IotDeviceAdvisor IotEvents IotEventsData IoTFleetHub GreengrassV2 IotJobsDataPlane IoTSecureTunneling ' +
  'IoTSiteWise IoTThingsGraph IotWireless Kms LakeFormation Lambda LicenseManager MarketplaceCatalog ' +
  'MarketplaceCommerceAnalytics MarketplaceEntitlement MediaTailor MigrationHub MigrationHubConfig ' +
  'MigrationHubStrategy NetworkFirewall OpsWorks OpsWorksCm Organizations Outposts Panorama Pi Pricing RdsData ' +
  'Resiliencehub Ram ResourceGroups ResourceGroupsTaggingApi RoboMaker Identitystore SsoOidc SecretsManager Sts ' +
  'SecurityHub Sms ServiceCatalog ServiceCatalogAppRegistry Shield Signer Sso SsoAdmin Sfn StorageGateway Support ' +
  'Transfer Waf WafRegional Wafv2 WellArchitected XRay MarketplaceMetering ServerlessApplicationRepository ' +
  'AccessAnalyzer AlexaForBusiness ApiGateway ApiGatewayV2 AppIntegrations AppStream Appflow Athena ' +
  'SageMakerA2IRuntime Braket Chime ChimeSdkMeetings CloudDirectory CloudFront CloudSearch CloudWatch ' +
  'ApplicationInsights Evidently CloudWatchLogs Rum Synthetics CodeGuruProfiler CodeGuruReviewer CognitoIdentity ' +
  'CognitoIdentityProvider CognitoSync Comprehend ComprehendMedical ConnectContactLens ConnectParticipant Connect ' +
  'VoiceId Wisdom Dlm Detective DevOpsGuru DocDb DynamoDb DynamoDbStreams Ecr Ecs Ssm EmrContainers ElastiCache ' +
  'ElasticInference Ebs Ec2 EcrPublic Efs Eks Emr ElasticTranscoder Elasticsearch OpenSearch EventBridge FSx ' +
  'Forecastquery Forecast FraudDetector GameLift Glacier GuardDuty HealthLake Honeycode Inspector Inspector2 Ivs ' +
  'Kendra Kinesis KinesisAnalytics KinesisAnalyticsV2 Firehose KinesisVideoSignaling KinesisVideo ' +
  'KinesisVideoArchivedMedia KinesisVideoMedia LexModelBuilding LexModelsV2 LexRuntime LexRuntimeV2 Lightsail ' +
  'Location LookoutVision Mq Macie2 ManagedBlockchain Grafana Amp Kafka KafkaConnect Mwaa MTurk Neptune Personalize ' +
  'PersonalizeEvents PersonalizeRuntime Pinpoint PinpointEmail PinpointSmsVoice Polly Qldb QldbSession QuickSight ' +
  'Redshift RedshiftData Rekognition Rds Route53 Route53Domains Route53Resolver S3Outposts ' +
  'SageMakerFeatureStoreRuntime SageMakerRuntime SageMaker SagemakerEdge Ses SesV2 Sns Sqs S3 Swf Textract ' +
  'Transcribe Translate WorkDocs WorkMail WorkMailMessageFlow WorkSpaces WorkSpacesWeb AmplifyBackend ' +
  'AmplifyUiBuilder ApplicationAutoScaling AutoScaling Codeartifact Dax Imagebuilder Drs ElasticLoadBalancing ' +
  'ElasticLoadBalancingV2 MediaConnect S3Control Rbin Savingsplans Schemas ServiceQuotas Snowball'
).split(' ');

test("AWS: the prefixes are those of the guide's table", () => {
  expect(prefixes.map((prefix) => sdkErrorPrefix(prefix.toLowerCase()))).toEqual(prefixes);
});

test("the client's own id goes first", () => {
  expect(sdkErrorPrefix('somethingnew', 'Something New')).toBe('SomethingNew');
  expect(sdkErrorPrefix('config', 'Config Service')).toBe('Config');
});

test.each([
  ['dynamodb', 'DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException'],
  ['sqs', 'SQS', 'AmazonSQS', 'AmazonSQSException'],
  ['lambda', 'Lambda', 'AWSLambda', 'AWSLambdaException'],
  ['states', 'StepFunctions', 'AWSStepFunctions', 'AWSStepFunctionsException'],
])('the optimised %s has the names of the older SDK', (service, errorPrefix, causeName, baseException) => {
  expect(optimisedServiceNames(service)).toMatchObject({ errorPrefix, causeName, baseException });
});

test('a service without optimised integrations has no such names', () => {
  expect(optimisedServiceNames('constructor')).toBeUndefined();
});

test.each([
  ['DBInstanceNotFound', 'DbInstanceNotFound'],
  ['KMSInvalidStateException', 'KmsInvalidStateException'],
  ['QueueDoesNotExist', 'QueueDoesNotExist'],
  ['EMR containers', 'EmrContainers'],
  ['', ''],
])('%j is the Java class %j', (name, java) => expect(javaClassName(name)).toBe(java));

test('packages, variables and services that several names lead to', () => {
  expect(['secretsmanager', 'cloudwatchlogs', 'sqs', 'servicequotas', 'config'].map(sdkPackageName)).toEqual([
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-sqs',
    '@aws-sdk/client-service-quotas',
    '@aws-sdk/client-config-service',
  ]);
  expect(['config', 'secretsmanager', 'sfn', 'emr-serverless'].map(endpointVariable)).toEqual([
    'AWS_ENDPOINT_URL_CONFIG_SERVICE',
    'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    'AWS_ENDPOINT_URL_SFN',
    'AWS_ENDPOINT_URL_EMR_SERVERLESS',
  ]);
});
