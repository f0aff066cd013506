import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * What is in the program, as a CycloneDX document: npm's own (`npm sbom`) of the lock file, with the packages that were
 * bundled, and Node. Throws for a package that the lock file does not have.
 *
 * @param root the checkout
 * @param packages the folders of the bundled packages
 * @param node the release of Node that runs them, and its program
 */
export function sbomOf(root, packages, node) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const shell = process.platform === 'win32';
  const all = JSON.parse(
    execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell }),
  );
  const bundled = new Set(packages.map(nameOf));
  const components = all.components.filter((one) => bundled.has(one['bom-ref'])).map(withoutNpm);
  const known = new Set(components.map((one) => one['bom-ref']));
  const unknown = [...bundled].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`package-lock.json does not have ${unknown.join(', ')}: run npm ci.`);
  const runtime = nodeComponent(node);
  const { component } = all.metadata;
  const own = component['bom-ref'];
  const dependencies = all.dependencies
    .filter(({ ref }) => ref === own || known.has(ref))
    .map(({ ref, dependsOn }) => {
      const kept = dependsOn.filter((name) => known.has(name));
      return { ref, dependsOn: ref === own ? [...kept, runtime['bom-ref']] : kept };
    });
  return {
    ...all,
    metadata: { ...all.metadata, lifecycles: [{ phase: 'build' }], component: { ...component, name: 'stepmill' } },
    components: [...components, runtime],
    dependencies: [...dependencies, { ref: runtime['bom-ref'], dependsOn: [] }],
  };
}

function nameOf(folder) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

/** Whether a package also serves development says nothing about the program. */
function withoutNpm(component) {
  return { ...component, properties: [] };
}

function nodeComponent({ version, file }) {
  return {
    'bom-ref': `node@${version}`,
    type: 'platform',
    name: 'node',
    version,
    purl: `pkg:generic/node@${version}`,
    hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(fs.readFileSync(file)).digest('hex') }],
    licenses: [{ license: { id: 'MIT' } }],
    externalReferences: [{ type: 'website', url: 'https://nodejs.org' }],
  };
}
