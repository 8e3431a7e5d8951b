import { z } from 'zod';
import type { AuditFilter, AuditRecord } from '../../../main-services/model/audit.ts';
import { query } from './call.ts';

const name = z.string().min(1).max(64);
const range = {
  text: z.string().max(200).optional(),
  by: name.optional(),
  windowId: name.optional(),
  outcome: z.enum(['done', 'not-done']).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
};

export interface AuditFile {
  /** "audit 2026-12-16 0300.csv". */
  readonly fileName: string;
  readonly text: string;
  readonly records: number;
  /** There are older ones that did not fit. */
  readonly cut: boolean;
}

/** Who did what, from which window, with which result. */
export const auditCalls = {
  /** Newest first. */
  'audit.search': query<AuditFilter, readonly AuditRecord[]>(
    'viewer',
    z.strictObject({ ...range, before: z.number().optional(), limit: z.int().min(1).max(1000) }),
  ),
  'audit.exportCsv': query<Omit<AuditFilter, 'before' | 'limit'>, AuditFile>('viewer', z.strictObject(range)),
} as const;
