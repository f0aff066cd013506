import { findService } from './awsServices';

/** How an optimised integration's service is called where AWS names it. */
interface OptimisedServiceNames {
  /** In front of an error's name: `DynamoDB.ConditionalCheckFailedException`. */
  readonly errorPrefix: string;
  /** Behind `Service:` in a cause, as the SDK for Java v1 writes it. */
  readonly causeName: string;
  /** The error for whatever the service does not model. */
  readonly baseException: string;
}

/** The names of an optimised integration's service; `undefined` for a service that has none. */
export function optimisedServiceNames(service: string): OptimisedServiceNames | undefined {
  const { errorPrefix, causeName } = findService(service) ?? {};
  if (errorPrefix === undefined || causeName === undefined) return undefined;
  return { errorPrefix, causeName, baseException: `${causeName.replace(/v2$/, '')}Exception` };
}

/** Service ids of the SDK that are more than one word: what a resource's lower-case name alone does not tell. */
// prettier-ignore
const serviceIds = [
  'ACM PCA', 'API Gateway', 'App Mesh', 'AppConfig', 'AppConfigData', 'AppStream', 'AppSync', 'Application Auto Scaling',
  'Auto Scaling', 'Backup', 'Bedrock', 'Bedrock Agent', 'Bedrock Agent Runtime', 'Bedrock AgentCore', 'Bedrock Runtime',
  'CloudFormation', 'CloudFront', 'CloudTrail', 'CloudWatch', 'CloudWatch Logs', 'CodeBuild', 'CodeCommit',
  'CodeDeploy', 'CodePipeline', 'Cognito Identity', 'Cognito Identity Provider', 'ComprehendMedical',
  'Config Service', 'Cost Explorer', 'DataBrew', 'Database Migration Service', 'DataSync', 'DynamoDB',
  'DynamoDB Streams', 'ElastiCache', 'Elastic Beanstalk', 'Elastic Load Balancing', 'Elastic Load Balancing v2',
  'Elastic Transcoder', 'EMR containers', 'EMR Serverless', 'EventBridge', 'FSx', 'Global Accelerator', 'GuardDuty',
  'IoT Data Plane', 'Kinesis Video', 'LakeFormation', 'Lex Runtime V2', 'LookoutVision', 'MediaConvert', 'MediaLive',
  'MediaPackage', 'OpenSearch', 'QuickSight', 'RDS Data', 'Redshift Data', 'Redshift Serverless',
  'Resource Groups Tagging API', 'Route 53', 'S3 Control', 'SageMaker', 'SageMaker Runtime', 'Secrets Manager',
  'SecurityHub', 'Service Catalog', 'ServiceDiscovery', 'SESv2', 'Storage Gateway', 'Timestream Query',
  'Timestream Write', 'WorkSpaces', 'XRay',
];

const serviceIdByName = new Map(serviceIds.map((id) => [id.replace(/ /g, '').toLowerCase(), id]));

/** The id of a service in the SDK, by its name behind `aws-sdk:` or in an optimised integration. */
function serviceId(service: string): string {
  return (findService(service, true) ?? findService(service))?.id ?? serviceIdByName.get(service) ?? service;
}

/**
 * What stands in front of an error of an `aws-sdk:` integration (`DynamoDb`, `Sfn`, `SecretsManager`): the service's
 * id as the SDK for Java v2 makes a class name of it. `given` is the id that the client package says, when it is there.
 */
export function sdkErrorPrefix(service: string, given?: string): string {
  return javaClassName(given ?? serviceId(service));
}

/** The package with the client of a service, as far as its name can be told: `@aws-sdk/client-secrets-manager`. */
export function sdkPackageName(service: string): string {
  return `@aws-sdk/client-${serviceId(service).replace(/ /g, '-').toLowerCase()}`;
}

/** The SDK's variable for a service's endpoint: `AWS_ENDPOINT_URL_SECRETS_MANAGER`. */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${serviceId(service).replace(/[ -]/g, '_').toUpperCase()}`;
}

/**
 * A name as the SDK for Java v2 spells its classes, and so the errors of `aws-sdk:` integrations:
 * `DBInstanceNotFound` is `DbInstanceNotFound`, `Secrets Manager` is `SecretsManager`.
 */
export function javaClassName(name: string): string {
  return wordsOf(name)
    .map((word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([^a-z]{2,})v([0-9]+)/g, '$1 v$2 ')
    .replace(/([^A-Z]{2,})V([0-9]+)/g, '$1 V$2 ')
    .replace(/([a-z])(?=[A-Z][a-zA-Z0-9])/g, '$1 ')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([0-9])([a-zA-Z])/g, '$1 $2')
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * The services that are known behind `aws-sdk:`, as a Resource spells them: what misspelt names are held against. There
 * are more, and new ones every month, so a name that is not here is no mistake by that alone.
 */
export const sdkServiceNames: readonly string[] = (
  'accessanalyzer account acm acmpca aiops alexaforbusiness amp amplify amplifybackend amplifyuibuilder apigateway ' +
  'apigatewaymanagementapi apigatewayv2 appconfig appconfigdata appfabric appflow appintegrations ' +
  'applicationautoscaling applicationcostprofiler applicationdiscovery applicationinsights applicationsignals ' +
  'appmesh apprunner appstream appsync apptest arczonalshift artifact athena auditmanager autoscaling ' +
  'autoscalingplans b2bi backup backupgateway backupsearch batch bcmdashboards bcmdataexports bcmpricingcalculator ' +
  'bcmrecommendedactions bedrock bedrockagent bedrockagentcore bedrockagentcorecontrol bedrockagentruntime ' +
  'bedrockdataautomation bedrockdataautomationruntime bedrockruntime billing billingconductor braket budgets ' +
  'chatbot chime chimesdkidentity chimesdkmediapipelines chimesdkmeetings chimesdkmessaging chimesdkvoice ' +
  'cleanrooms cleanroomsml cloud9 cloudcontrol clouddirectory cloudformation cloudfront cloudfrontkeyvaluestore ' +
  'cloudhsm cloudhsmv2 cloudsearch cloudsearchdomain cloudtrail cloudwatch cloudwatchevents cloudwatchlogs ' +
  'codeartifact codebuild codecatalyst codecommit codeconnections codedeploy codeguruprofiler codegurureviewer ' +
  'codegurusecurity codepipeline codestar codestarconnections codestarnotifications cognitoidentity ' +
  'cognitoidentityprovider cognitosync comprehend comprehendmedical computeoptimizer config connect ' +
  'connectcampaigns connectcampaignsv2 connectcases connectcontactlens connectparticipant controlcatalog ' +
  'controltower costandusagereport costexplorer costoptimizationhub customerprofiles databasemigration databrew ' +
  'dataexchange datapipeline datasync datazone dax deadline detective devicefarm devopsguru directconnect directory ' +
  'directoryservicedata dlm docdb docdbelastic drs dsql dynamodb dynamodbstreams ebs ec2 ec2instanceconnect ecr ' +
  'ecrpublic ecs efs eks eksauth elasticache elasticbeanstalk elasticinference elasticloadbalancing ' +
  'elasticloadbalancingv2 elasticsearch elastictranscoder elementalinference emr emrcontainers emrserverless ' +
  'entityresolution eventbridge evidently evs finspace finspacedata firehose fis fms forecast forecastquery ' +
  'frauddetector freetier fsx gamelift gameliftstreams gamesparks geomaps geoplaces georoutes glacier ' +
  'globalaccelerator glue grafana greengrass greengrassv2 groundstation guardduty health healthlake honeycode iam ' +
  'identitystore imagebuilder inspector inspector2 inspectorscan internetmonitor invoicing iot iot1clickdevices ' +
  'iot1clickprojects iotanalytics iotdataplane iotdeviceadvisor iotevents ioteventsdata iotfleethub iotfleetwise ' +
  'iotjobsdataplane iotmanagedintegrations iotsecuretunneling iotsitewise iotthingsgraph iottwinmaker iotwireless ' +
  'ivs ivschat ivsrealtime kafka kafkaconnect kendra kendraranking keyspaces keyspacesstreams kinesis ' +
  'kinesisanalytics kinesisanalyticsv2 kinesisvideo kinesisvideoarchivedmedia kinesisvideomedia ' +
  'kinesisvideosignaling kinesisvideowebrtcstorage kms lakeformation lambda lambdacore lambdamicrovms launchwizard ' +
  'lexmodelbuilding lexmodelsv2 lexruntime lexruntimev2 licensemanager licensemanagerlinuxsubscriptions ' +
  'licensemanagerusersubscriptions lightsail location lookoutequipment lookoutmetrics lookoutvision m2 ' +
  'machinelearning macie macie2 mailmanager managedblockchain marketplaceagreement marketplacecatalog ' +
  'marketplacecommerceanalytics marketplacedeployment marketplaceentitlement marketplacemetering ' +
  'marketplacereporting mediaconnect mediaconvert medialive mediapackage mediapackagev2 mediapackagevod mediastore ' +
  'mediastoredata mediatailor medicalimaging memorydb mgn migrationhub migrationhubconfig migrationhuborchestrator ' +
  'migrationhubrefactorspaces migrationhubstrategy mobile mpa mq mturk mwaa neptune neptunedata neptunegraph ' +
  'networkfirewall networkflowmonitor networkmanager networkmonitor nimble notifications notificationscontacts oam ' +
  'observabilityadmin odb omics opensearch opensearchserverless opsworks opsworkscm organizations osis outposts ' +
  'panorama partnercentralaccount partnercentralbenefits partnercentralchannel partnercentralselling ' +
  'paymentcryptography paymentcryptographydata pcaconnectorad pcaconnectorscep pcs personalize personalizeevents ' +
  'personalizeruntime pi pinpoint pinpointemail pinpointsmsvoice pinpointsmsvoicev2 pipes polly pricing proton ' +
  'qapps qbusiness qconnect qldb qldbsession quicksight ram rbin rds rdsdata redshift redshiftdata ' +
  'redshiftserverless rekognition rekognitionstreaming repostspace resiliencehub resourceexplorer2 resourcegroups ' +
  'resourcegroupstaggingapi robomaker rolesanywhere route53 route53domains route53profiles route53recoverycluster ' +
  'route53recoverycontrolconfig route53recoveryreadiness route53resolver rum s3 s3control s3outposts s3tables ' +
  's3vectors sagemaker sagemakera2iruntime sagemakeredge sagemakerfeaturestoreruntime sagemakergeospatial ' +
  'sagemakermetrics sagemakerruntime savingsplans scheduler schemas secretsmanager securityhub securityir ' +
  'securitylake serverlessapplicationrepository servicecatalog servicecatalogappregistry servicediscovery ' +
  'servicequotas ses sesv2 sfn shield signer signerdata simspaceweaver sms snowball snowdevicemanagement sns ' +
  'socialmessaging sqs ssm ssmcontacts ssmguiconnect ssmincidents ssmquicksetup ssmsap sso ssoadmin ssooidc ' +
  'storagegateway sts supplychain support supportapp swf synthetics taxsettings textract timestreaminfluxdb ' +
  'timestreamquery timestreamwrite tnb transcribe transcribestreaming transfer translate trustedadvisor ' +
  'verifiedpermissions voiceid vpclattice waf wafregional wafv2 wellarchitected wisdom workdocs worklink workmail ' +
  'workmailmessageflow workspaces workspacesinstances workspacesthinclient workspacesweb xray'
).split(' ');
