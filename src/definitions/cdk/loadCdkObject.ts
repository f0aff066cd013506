import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadDefinitions } from '../loadDefinitions';
import type { LoadedDefinitions, LoadOptions } from '../LoadedDefinition';
import { type CdkObject, type CdkStage, isCdkStack, isCdkTemplate, appOf } from './CdkObject';

/** What an object of aws-cdk-lib declares. */
export interface LoadedCdkObject {
  readonly loaded: LoadedDefinitions;
  /** The folder of the app's assets; `undefined` for a template, which has none. */
  readonly assets?: string;
  /** The construct path of the object, which may be left out of names: '' for an app. */
  readonly path: string;
}

/** Stands for the file of a template that is in no file; another for each template. */
function templateName(text: string): string {
  return join(`Template-${createHash('sha1').update(text).digest('hex').slice(0, 8)}`, 'template.json');
}

const noAssets =
  'A Template of aws-cdk-lib/assertions has no assets. Give the stack itself: sfn.stateMachine(stack, …).';

/**
 * The state machines of an App, Stage, Stack or Template of aws-cdk-lib. The user's own library synthesises; one that is
 * synthesised already is not synthesised again. A stack's functions may be in other stacks of its app, so all of them
 * are read; its state machines are its own and those of its nested stacks. Errors of the library are thrown as they are.
 *
 * @example loadCdkObject(new OrderStack(new App(), 'Shop')).loaded.machines[0].aliases; // ['Shop/Order', 'Order']
 */
export function loadCdkObject(source: CdkObject, options: LoadOptions = {}): LoadedCdkObject {
  if (isCdkTemplate(source)) {
    const text = JSON.stringify(source.toJSON(), null, 2);
    const file = templateName(text);
    return {
      loaded: loadDefinitions(file, { ...options, texts: { [file]: text }, noAssets, format: 'cdk' }),
      path: '',
    };
  }
  const stage = isCdkStack(source) ? appOf(source) : source;
  const folder = synthesised(stage);
  const loaded = loadDefinitions(folder, options);
  const { path } = source.node;
  const assets = stage.assetOutdir ?? folder;
  return { loaded: isCdkStack(source) ? machinesBelow(path, loaded) : loaded, assets, path };
}

/**
 * The folder of the synthesised app. CDK's rules for templates do not run unless the user has asked for them: what they
 * print is about resources that no test runs, and under Jest they take 20 seconds.
 */
function synthesised(stage: CdkStage): string {
  const { env } = process;
  const asked = env['CDK_VALIDATION'];
  env['CDK_VALIDATION'] ??= 'false';
  try {
    return stage.synth().directory;
  } finally {
    if (asked === undefined) delete env['CDK_VALIDATION'];
  }
}

function machinesBelow(path: string, loaded: LoadedDefinitions): LoadedDefinitions {
  const isBelow = ({ aliases }: { readonly aliases: readonly string[] }): boolean =>
    aliases.some((alias) => alias.startsWith(`${path}/`));
  return { ...loaded, machines: loaded.machines.filter(isBelow), unavailable: loaded.unavailable.filter(isBelow) };
}
