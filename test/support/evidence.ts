import type {
  ComposeFile,
  ComposeService,
  ContainerFile,
  ContainerStage,
} from '../../src/model/container.ts';
import type {
  Evidence,
  FileKind,
  Gathered,
  Lockfile,
  Manifest,
  SourceFile,
  TriagedKey,
  UntriagedEvidence,
} from '../../src/model/evidence.ts';
import type { DocumentFacts, DocumentSection, FileFacts, SignalKind } from '../../src/model/facts.ts';
import type { ActionDefinition, Job, Step, Trigger, Workflow } from '../../src/model/workflow.ts';

/** Facts of a text file of one line. */
export function factsWith(overrides: Partial<FileFacts> = {}): FileFacts {
  return {
    bytes: 10,
    lines: 1,
    isBinary: false,
    generated: null,
    unread: null,
    secrets: [],
    suppressions: [],
    code: null,
    document: null,
    signals: [],
    textReads: [],
    ...overrides,
  };
}

/** A tracked file of source text. */
export function fileWith(
  path: string,
  overrides: Partial<Omit<SourceFile, 'path'>> & { readonly kind?: FileKind } = {},
): SourceFile {
  return { path, isTracked: true, kind: 'source', facts: factsWith(), ...overrides };
}

export type ReadableManifest = Extract<Manifest, { kind: 'manifest' }>;

/** The root's `package.json`, with a name and nothing else. */
export function manifestWith(overrides: Partial<ReadableManifest> = {}): ReadableManifest {
  const directory = overrides.directory ?? '';
  return {
    kind: 'manifest',
    path: directory === '' ? 'package.json' : `${directory}/package.json`,
    directory,
    name: 'widget',
    version: '1.0.0',
    isPrivate: false,
    license: null,
    hasBin: false,
    hasEntryPoint: false,
    exports: [],
    imports: [],
    binaries: [],
    scripts: {},
    engines: {},
    packageManager: null,
    workspaces: [],
    dependencies: [],
    ...overrides,
  };
}

export function lockfileWith(overrides: Partial<Lockfile> = {}): Lockfile {
  return {
    path: 'package-lock.json',
    directory: '',
    format: 'npm',
    contents: { kind: 'by-importer', importers: new Map() },
    ...overrides,
  };
}

/** Evidence of an empty repository. */
function evidenceWith(overrides: Partial<Evidence> = {}): Evidence {
  return {
    files: [],
    profile: { id: 'library', reason: 'The test says so.' },
    manifests: [],
    lockfiles: [],
    license: null,
    readme: null,
    environmentFiles: [],
    workflows: [],
    actions: [],
    containers: [],
    composeFiles: [],
    foreignManifests: [],
    updateBot: null,
    runtimePins: [],
    codeOwners: null,
    environment: { reads: [], documented: [], validation: null, hasComputedReads: false },
    releases: null,
    branchProtection: null,
    changes: null,
    coverage: null,
    modules: null,
    churn: null,
    suppressions: [],
    reports: null,
    loadResults: null,
    addedDependencies: null,
    historicSecrets: null,
    installedPackages: null,
    secrets: [],
    triagedHistory: null,
    insecureCode: [],
    reportedFindings: null,
    advisories: null,
    ...overrides,
  };
}

/** The same as it is gathered, before triage. */
export function gatheredWith(overrides: Partial<Omit<Evidence, TriagedKey>> = {}): UntriagedEvidence {
  const {
    files,
    profile,
    manifests,
    lockfiles,
    license,
    readme,
    environmentFiles,
    workflows,
    actions,
    containers,
    composeFiles,
    foreignManifests,
    updateBot,
    runtimePins,
    codeOwners,
    environment,
    releases,
    branchProtection,
    changes,
    coverage,
    modules,
    churn,
    suppressions,
    reports,
    loadResults,
    installedPackages,
    addedDependencies,
    historicSecrets,
  } = evidenceWith(overrides);
  return {
    files: got(files),
    profile: got(profile),
    manifests: got(manifests),
    lockfiles: got(lockfiles),
    license: got(license),
    readme: got(readme),
    environmentFiles: got(environmentFiles),
    workflows: got(workflows),
    actions: got(actions),
    containers: got(containers),
    composeFiles: got(composeFiles),
    foreignManifests: got(foreignManifests),
    updateBot: got(updateBot),
    runtimePins: got(runtimePins),
    codeOwners: got(codeOwners),
    environment: got(environment),
    releases: got(releases),
    branchProtection: got(branchProtection),
    changes: got(changes),
    coverage: got(coverage),
    modules: got(modules),
    churn: got(churn),
    suppressions: got(suppressions),
    reports: got(reports),
    loadResults: got(loadResults),
    installedPackages: got(installedPackages),
    addedDependencies: got(addedDependencies),
    historicSecrets: got(historicSecrets),
  };
}

function got<T>(value: T): Gathered<T> {
  return { ok: true, value };
}

/** A document of one section with enough prose. */
export function documentWith(overrides: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    sections: [sectionWith('Widget')],
    links: [],
    anchors: ['widget'],
    codeBlocks: [],
    variables: [],
    words: [],
    namesLicense: false,
    proseCharacters: 400,
    diagrams: 0,
    ...overrides,
  };
}

export function sectionWith(title: string, overrides: Partial<DocumentSection> = {}): DocumentSection {
  return {
    title,
    depth: 1,
    line: 1,
    characters: 400,
    listItems: 0,
    tableRows: 0,
    codeBlocks: 0,
    quantities: 0,
    ...overrides,
  };
}

/** A workflow without jobs that runs on every pull request and push. */
export function workflowWith(overrides: Partial<Workflow> = {}): Workflow {
  return {
    path: '.github/workflows/ci.yml',
    name: 'CI',
    triggers: [triggerWith('pull_request'), triggerWith('push')],
    permissions: null,
    concurrency: null,
    env: {},
    jobs: [],
    problem: null,
    ...overrides,
  };
}

export function triggerWith(event: string, overrides: Partial<Trigger> = {}): Trigger {
  return { event, branches: [], tags: [], paths: [], types: [], crons: [], inputs: [], ...overrides };
}

/** A job of the given steps. */
export function jobWith(overrides: Partial<Job> = {}): Job {
  return {
    id: 'build',
    line: 5,
    name: null,
    runsOn: ['ubuntu-latest'],
    uses: null,
    inheritsSecrets: false,
    permissions: null,
    concurrency: null,
    environment: null,
    if: null,
    needs: [],
    timeoutMinutes: null,
    env: {},
    steps: [],
    ...overrides,
  };
}

export function stepWith(overrides: Partial<Step> = {}): Step {
  return { line: 9, name: null, uses: null, run: null, if: null, with: {}, env: {}, ...overrides };
}

export function containerWith(...stages: readonly Partial<ContainerStage>[]): ContainerFile {
  return { path: 'Dockerfile', stages: stages.map(stageWith), problem: null };
}

function stageWith(overrides: Partial<ContainerStage> = {}): ContainerStage {
  return {
    line: 1,
    name: null,
    image: { text: 'node:24', name: 'node', tag: '24', digest: null, isOpen: false },
    user: null,
    hasHealthcheck: false,
    copiesContext: false,
    exposes: [],
    variables: [],
    commands: [],
    ...overrides,
  };
}

/** A file that holds one signal. */
export function signalling(kind: SignalKind, overrides: { readonly kind?: FileKind } = {}): SourceFile {
  const signal = { kind, line: 3, what: 'it', by: 'text' } as const;
  return fileWith('src/operations.sh', { facts: factsWith({ signals: [signal] }), ...overrides });
}

/** A document of the given sections. */
export function documentFileWith(path: string, ...sections: readonly DocumentSection[]): SourceFile {
  return fileWith(path, { kind: 'document', facts: factsWith({ document: documentWith({ sections }) }) });
}

/** A composite action of the repository, without steps. */
export function actionWith(overrides: Partial<ActionDefinition> = {}): ActionDefinition {
  return {
    path: '.github/actions/setup/action.yml',
    name: 'Setup',
    inputs: [],
    outputs: [],
    using: 'composite',
    steps: [],
    problem: null,
    ...overrides,
  };
}

/** A compose file of the given services. */
export function composeWith(...services: readonly Partial<ComposeService>[]): ComposeFile {
  return { path: 'compose.yaml', services: services.map(serviceWith), problem: null };
}

function serviceWith(overrides: Partial<ComposeService>): ComposeService {
  return {
    name: 'web',
    line: 2,
    image: null,
    isBuilt: false,
    user: null,
    hasHealthcheck: false,
    restart: null,
    variables: [],
    isPrivileged: false,
    ...overrides,
  };
}

/** An image as it is written in a `FROM`. */
export function imageWith(text: string, isOpen = false): ContainerStage['image'] {
  const [named = '', digest = null] = text.split('@');
  const [name = '', tag = null] = named.split(/:(?=[^/]*$)/);
  return { text, name, tag, digest, isOpen };
}
