import type { OperationsRepository } from '../database/Repositories.ts';

/** Modules whose versions explain a night's behaviour afterwards. */
const RUNTIME_MODULES = ['node', 'v8', 'electron', 'chrome', 'sqlite', 'openssl'] as const;

export interface SoftwareVersion {
  readonly module: string;
  readonly version: string;
}

/** The application's version and those of what it runs on. */
export function softwareVersions(
  applicationVersion: string,
  runtime: Readonly<Record<string, string | undefined>> = process.versions,
): readonly SoftwareVersion[] {
  const modules = RUNTIME_MODULES.flatMap((module) => {
    const version = runtime[module];
    return version === undefined ? [] : [{ module, version }];
  });
  return [{ module: 'pyros', version: applicationVersion }, ...modules];
}

/** Records what differs from the last time. */
export async function recordVersions(
  operations: Pick<OperationsRepository, 'recordVersion'>,
  versions: readonly SoftwareVersion[],
  at: number,
): Promise<void> {
  for (const { module, version } of versions) await operations.recordVersion(module, version, at);
}
