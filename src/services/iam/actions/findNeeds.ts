import { sdkServiceName } from '../../services';
import { apigatewayNeeds } from './apigateway';
import { athenaNeeds } from './athena';
import { batchNeeds } from './batch';
import { bedrockNeeds } from './bedrock';
import { codebuildNeeds } from './codebuild';
import { databrewNeeds } from './databrew';
import { dynamodbNeeds } from './dynamodb';
import { ecsNeeds } from './ecs';
import { eksNeeds } from './eks';
import { emrNeeds } from './emr';
import { emrcontainersNeeds } from './emrcontainers';
import { emrserverlessNeeds } from './emrserverless';
import { eventbridgeNeeds } from './eventbridge';
import { glueNeeds } from './glue';
import { httpNeeds } from './http';
import { lambdaNeeds } from './lambda';
import { mediaconvertNeeds } from './mediaconvert';
import { s3Needs } from './s3';
import { sagemakerNeeds } from './sagemaker';
import { secretsmanagerNeeds } from './secretsmanager';
import type { ServiceNeeds } from './ServiceNeeds';
import { sfnNeeds } from './sfn';
import { snsNeeds } from './sns';
import { sqsNeeds } from './sqs';
import { ssmNeeds } from './ssm';

/** The services with their own rules, by their names in the SDK. All are loaded together: they are small. */
const services: Readonly<Record<string, ServiceNeeds>> = {
  apigateway: apigatewayNeeds,
  athena: athenaNeeds,
  batch: batchNeeds,
  bedrock: bedrockNeeds,
  bedrockruntime: bedrockNeeds,
  codebuild: codebuildNeeds,
  databrew: databrewNeeds,
  dynamodb: dynamodbNeeds,
  ecs: ecsNeeds,
  eks: eksNeeds,
  emr: emrNeeds,
  emrcontainers: emrcontainersNeeds,
  emrserverless: emrserverlessNeeds,
  eventbridge: eventbridgeNeeds,
  glue: glueNeeds,
  http: httpNeeds,
  lambda: lambdaNeeds,
  mediaconvert: mediaconvertNeeds,
  s3: s3Needs,
  sagemaker: sagemakerNeeds,
  secretsmanager: secretsmanagerNeeds,
  sfn: sfnNeeds,
  sns: snsNeeds,
  sqs: sqsNeeds,
  ssm: ssmNeeds,
};

/** What is known about the needs of a service that a Resource names. */
export function findNeeds(service: string): ServiceNeeds | undefined {
  const name = sdkServiceName(service);
  return Object.hasOwn(services, name) ? services[name] : undefined;
}
