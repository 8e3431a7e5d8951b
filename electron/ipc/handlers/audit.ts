import { auditCsv } from '../../../main-services/control/auditCsv.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { auditCalls } from '../contract/audit.ts';
import type { Handlers } from '../contract/index.ts';

/** A spreadsheet takes so many lines easily, and the transport so much text. */
const MOST_CSV_LINES = 20_000;

/** Looking back at who did what. */
export function auditHandlers({
  repositories,
  clock,
}: Pick<Observatory, 'clock'> & {
  readonly repositories: { readonly operations: Pick<Observatory['repositories']['operations'], 'auditTrail'> };
}): Pick<Handlers, keyof typeof auditCalls> {
  const { operations } = repositories;
  return {
    'audit.search': (filter) => operations.auditTrail(filter),
    'audit.exportCsv': async (filter) => {
      const records = await operations.auditTrail({ ...filter, limit: MOST_CSV_LINES + 1 });
      const kept = records.slice(0, MOST_CSV_LINES);
      // Without colons, which some file systems refuse.
      const stamp = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ').replace(':', '');
      const cut = records.length > kept.length;
      return { fileName: `audit ${stamp}.csv`, text: auditCsv(kept), records: kept.length, cut };
    },
  };
}
