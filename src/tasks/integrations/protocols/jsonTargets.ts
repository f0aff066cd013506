/**
 * The services with AWS JSON, by the prefix of the operation in `X-Amz-Target`, with their names in `aws-sdk:`. From
 * the service models of botocore 1.43.
 */
// prettier-ignore
export const jsonTargets: ReadonlyMap<string, string> = new Map(
  (
    'ACMPrivateCA acmpca, AmazonAthena athena, AmazonBedrockKeystoneRuntimeService bedrockdataautomationruntime, ' +
    'AmazonDAXV3 dax, AmazonDMSv20160101 databasemigration, AmazonEC2ContainerRegistry_V20150921 ecr, ' +
    'AmazonEC2ContainerServiceV20141113 ecs, AmazonElasticVMwareService evs, AmazonForecast forecast, ' +
    'AmazonForecastRuntime forecastquery, AmazonMemoryDB memorydb, AmazonML_20141212 machinelearning, ' +
    'AmazonMWAAServerless mwaaserverless, AmazonPersonalize personalize, AmazonSQS sqs, AmazonSSM ssm, ' +
    'AmazonTimestreamInfluxDB timestreaminfluxdb, AnyScaleFrontendService applicationautoscaling, ' +
    'AnyScaleScalingPlannerFrontendService autoscalingplans, AppRunner apprunner, ArcRegionSwitch arcregionswitch, ' +
    'AWS242ServiceCatalogService servicecatalog, AWSBCMDashboardsService bcmdashboards, ' +
    'AWSBCMPricingCalculator bcmpricingcalculator, AWSBilling billing, ' +
    'AWSBillingAndCostManagementDataExports bcmdataexports, ' +
    'AWSBillingAndCostManagementRecommendedActions bcmrecommendedactions, AWSBudgetServiceGateway budgets, ' +
    'AWSCloud9WorkspaceManagementService cloud9, AWSCognitoIdentityProviderService cognitoidentityprovider, ' +
    'AWSCognitoIdentityService cognitoidentity, AWSEC2InstanceConnectService ec2instanceconnect, AWSEvents eventbridge, ' +
    'AWSFMS_20180101 fms, AWSFreeTierService freetier, AWSGlue glue, AWSHawksNestServiceFacade frauddetector, ' +
    'AWSHealth_20160804 health, AWSIdentityStore identitystore, AWSIESnowballJobManagementService snowball, ' +
    'AWSInsightsIndexService costexplorer, AWSKendraFrontendService kendra, ' +
    'AWSKendraRerankingFrontendService kendraranking, AWSLicenseManager licensemanager, ' +
    'AWSLookoutEquipmentFrontendService lookoutequipment, AWSMigrationHub migrationhub, ' +
    'AWSMigrationHubMultiAccountService migrationhubconfig, AWSMPCommerceService_v20200301 marketplaceagreement, ' +
    'AWSMPEntitlementService marketplaceentitlement, AWSMPMeteringService marketplacemetering, ' +
    'AWSOrganizationsV20161128 organizations, AWSOrigamiServiceGatewayService costandusagereport, ' +
    'AWSParallelComputingService pcs, AWSPartnerCentralSelling partnercentralselling, ' +
    'AWSPoseidonService_V2015_11_01 applicationdiscovery, AWSPriceListService pricing, AwsProton20200720 proton, ' +
    'AWSShield_20160616 shield, AWSShineFrontendService_20170701 translate, AWSSimbaAPIService_v20180301 fsx, ' +
    'AWSStepFunctions sfn, AWSSupport_20130415 support, AWSWAF_20150824 waf, AWSWAF_20190729 wafv2, ' +
    'AWSWAF_Regional_20161128 wafregional, B2BI b2bi, BackupOnPremises_v20210101 backupgateway, ' +
    'BaldrApiService cloudhsmv2, CertificateManager acm, CloudApiService cloudcontrol, ' +
    'CloudHsmFrontendService cloudhsm, CodeBuild_20161006 codebuild, CodeCommit_20150413 codecommit, ' +
    'CodeDeploy_20141006 codedeploy, CodePipeline_20150709 codepipeline, ' +
    'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101 cloudtrail, ' +
    'com.amazonaws.codeconnections.CodeConnections_20231201 codeconnections, ' +
    'com.amazonaws.codestar.connections.CodeStar_connections_20191201 codestarconnections, ' +
    'Comprehend_20171127 comprehend, ComprehendMedical_20181030 comprehendmedical, ' +
    'ComputeOptimizerAutomationService computeoptimizerautomation, ComputeOptimizerService computeoptimizer, ' +
    'CostOptimizationHubService costoptimizationhub, DataPipeline datapipeline, DeviceFarm_20150623 devicefarm, ' +
    'DirectoryService_20150416 directory, DynamoDB_20120810 dynamodb, DynamoDBStreams_20120810 dynamodbstreams, ' +
    'EC2WindowsBarleyService applicationinsights, ElasticMapReduce emr, EUCMIFrontendAPIService workspacesinstances, ' +
    'Firehose_20150804 firehose, FmrsService datasync, GameLift gamelift, ' +
    'GlobalAccelerator_V20180706 globalaccelerator, GraniteServiceVersion20100801 cloudwatch, HealthLake healthlake, ' +
    'InspectorService inspector, Interconnect interconnect, Invoicing invoicing, IoTAutobahnControlPlane iotfleetwise, ' +
    'IoTSecuredTunneling iotsecuretunneling, IotThingsGraphFrontEndService iotthingsgraph, KeyspacesService keyspaces, ' +
    'KeyspacesStreams keyspacesstreams, Kinesis_20131202 kinesis, KinesisAnalytics_20150814 kinesisanalytics, ' +
    'KinesisAnalytics_20180523 kinesisanalyticsv2, Lightsail_20161128 lightsail, Logs_20140328 cloudwatchlogs, ' +
    'MailManagerSvc mailmanager, MarketplaceCommerceAnalytics20150701 marketplacecommerceanalytics, ' +
    'MediaStore_20170901 mediastore, MTurkRequesterServiceV20170117 mturk, NetworkFirewall_20201112 networkfirewall, ' +
    'Odb odb, OpenSearchServerless opensearchserverless, OvertureService directconnect, ' +
    'PartnerCentralAccount partnercentralaccount, PartnerCentralBenefitsService partnercentralbenefits, ' +
    'PartnerCentralChannel partnercentralchannel, PaymentCryptographyControlPlane paymentcryptography, ' +
    'PerformanceInsightsv20180227 pi, PhotonAdminProxyService appstream, PinpointSMSVoiceV2 pinpointsmsvoicev2, ' +
    'RedshiftData redshiftdata, RedshiftServerless redshiftserverless, RekognitionService rekognition, ' +
    'ResourceGroupsTaggingAPI_20170126 resourcegroupstaggingapi, Route53AutoNaming_v20170314 servicediscovery, ' +
    'Route53Domains_v20140515 route53domains, Route53Resolver route53resolver, SageMaker sagemaker, ' +
    'secretsmanager secretsmanager, ServiceQuotasV20190624 servicequotas, SimpleWorkflowService swf, ' +
    'SpencerFrontendService ecrpublic, SSMContacts ssmcontacts, StarlingDoveService config, ' +
    'StorageGateway_20130630 storagegateway, SWBExternalService ssoadmin, Textract textract, ' +
    'Timestream_20181101 timestreamwrite, ToggleCustomerAPI route53recoverycluster, Transcribe transcribe, ' +
    'TransferService transfer, TrentService kms, VerifiedPermissions verifiedpermissions, VoiceID voiceid, ' +
    'WorkMailService workmail, WorkspacesService workspaces'
  ).split(', ').map((line) => line.split(' ') as [string, string]),
);
