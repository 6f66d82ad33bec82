/** A Dockerfile or Containerfile. */
export interface ContainerFile {
  readonly path: string;
  /** In order; the last is what runs. */
  readonly stages: readonly ContainerStage[];
  /** Why the file could not be read; `null` when it was. */
  readonly problem: string | null;
}

export interface ContainerStage {
  /** 1-based line of its `FROM`. */
  readonly line: number;
  readonly name: string | null;
  readonly image: ImageReference;
  /** The last `USER`, as written; `null` where there is none. */
  readonly user: { readonly name: string; readonly line: number } | null;
  readonly hasHealthcheck: boolean;
  /** Whether a whole folder of the build's context is copied: `COPY . .`, `ADD ./ /app`. */
  readonly copiesContext: boolean;
  /** Ports, variables with a value, commands: as written. */
  readonly exposes: readonly string[];
  readonly variables: readonly { readonly name: string; readonly line: number; readonly hasValue: boolean }[];
  readonly commands: readonly { readonly text: string; readonly line: number }[];
}

export interface ImageReference {
  /** As written, arguments filled in from their defaults: `node:24-slim@sha256:…`. */
  readonly text: string;
  /** `node`, `ghcr.io/octo/app`; the name of an earlier stage. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
  /** An earlier stage, `scratch`, or filled by an argument without default: nothing to pin. */
  readonly isOpen: boolean;
}

/** A compose file. */
export interface ComposeFile {
  readonly path: string;
  readonly services: readonly ComposeService[];
  readonly problem: string | null;
}

export interface ComposeService {
  readonly name: string;
  /** 1-based. */
  readonly line: number;
  readonly image: string | null;
  readonly isBuilt: boolean;
  readonly user: string | null;
  readonly hasHealthcheck: boolean;
  readonly restart: string | null;
  /** Names of variables that it is given. */
  readonly variables: readonly { readonly name: string; readonly line: number }[];
  readonly isPrivileged: boolean;
}
