import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repositories } from '../database/Repositories.ts';
import { isContinuation } from '../majordome/continuation.ts';
import type { Night } from '../model/night.ts';
import type { OperatingMode } from '../model/operations.ts';

/** What a night came to; instants are ISO 8601 UTC. */
export interface NightReport {
  readonly night: { readonly start: string; readonly end: string };
  readonly sequences: {
    readonly submitted: number;
    readonly completed: number;
    readonly interrupted: number;
    readonly rejected: number;
  };
  readonly images: number;
  readonly alerts: readonly {
    readonly ivorn: string;
    readonly decision: string;
    readonly slewLatencyMs: number | null;
  }[];
  readonly environment: {
    readonly rows: number;
    readonly closures: readonly { readonly cause: string; readonly at: string; readonly closedAt: string | null }[];
  };
  readonly final: { readonly dome: string; readonly telescope: string; readonly mode: OperatingMode };
}

export interface NightReportFacts {
  readonly repositories: Repositories;
  readonly night: Night;
  /** From when to when readings count: the whole run, not only the dark hours. */
  readonly from: number;
  readonly to: number;
  readonly final: NightReport['final'];
}

/** More requests than a night can hold. */
const MOST = 10_000;

/** Draws the report of a night from what the database kept. The rest of an interrupted sequence is not counted as submitted. */
export async function nightReport(facts: NightReportFacts): Promise<NightReport> {
  const { repositories, night, from, to } = facts;
  const requests = (await repositories.requests.list(MOST)).filter((request) => request.nightDate === night.date);
  const sequences = requests
    .filter((r) => r.submitted)
    .flatMap((r) => r.sequences.filter((s) => !isContinuation(s.name)));
  const withStatus = (...statuses: string[]) => sequences.filter((s) => statuses.includes(s.status)).length;
  const alerts = await repositories.alerts.list(MOST);
  const closures = await repositories.operations.closures(from, to);
  return {
    night: { start: iso(night.start), end: iso(night.end) },
    sequences: {
      submitted: sequences.length,
      completed: withStatus('COMPLETED'),
      interrupted: withStatus('INTERRUPTED', 'CANCELLED'),
      rejected: withStatus('REJECTED', 'UNPLANNABLE'),
    },
    images: (await repositories.images.list(MOST)).length,
    alerts: alerts.flatMap((alert) =>
      alert.notices.map((notice) => ({
        ivorn: notice.ivorn,
        decision: notice.decision,
        slewLatencyMs: notice.decision === 'observe' ? alert.chain.slewLatencyMs : null,
      })),
    ),
    environment: {
      rows: await repositories.environment.count(from, to),
      closures: closures.map((c) => ({
        cause: c.cause,
        at: iso(c.at),
        closedAt: c.closedAt === null ? null : iso(c.closedAt),
      })),
    },
    final: facts.final,
  };
}

/** What a night lost, in words; an empty list is a good night. */
export async function lostInNight(
  report: NightReport,
  repositories: Repositories,
  producedData: string,
): Promise<string[]> {
  const problems: string[] = [];
  const { submitted, completed, interrupted, rejected } = report.sequences;
  if (completed + interrupted + rejected !== submitted) {
    problems.push(`${submitted} sequences were submitted but ${completed + interrupted + rejected} accounted for`);
  }
  for (const image of await repositories.images.list(MOST)) {
    const [directory, ...rest] = image.path.split('/');
    const places = [join(producedData, image.path), join(producedData, `${directory}_active`, ...rest)];
    if (!places.some((place) => existsSync(place)))
      problems.push(`the image ${image.path} is in the database but not on disk`);
  }
  const files = await readdir(producedData, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.tmp'))) problems.push(`${file} was left half-written`);
  const whole = files.filter((name) => name.endsWith('.fits')).length;
  if (whole !== report.images) problems.push(`${whole} images on disk but ${report.images} in the database`);
  if (report.final.dome !== 'CLOSED') problems.push(`the dome ended ${report.final.dome}`);
  if (report.final.telescope !== 'PARKED') problems.push(`the telescope ended ${report.final.telescope}`);
  return problems;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
