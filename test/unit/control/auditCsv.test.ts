import { expect, test } from 'vitest';
import { auditHandlers } from '../../../electron/ipc/handlers/audit.ts';
import { auditCsv } from '../../../main-services/control/auditCsv.ts';
import type { AuditFilter, AuditRecord } from '../../../main-services/model/audit.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';

const record: AuditRecord = {
  id: 7,
  at: Date.UTC(2026, 11, 16, 3),
  by: 'anna',
  windowId: 'w1',
  call: 'control.take',
  input: '{"reason":"rain, and nobody answers"}',
  outcome: 'done',
  reason: '',
};

test('a record is a line, with quotes where they are needed and no formula in it', () => {
  expect(auditCsv([record, { ...record, id: 6, by: '=HYPERLINK("x")', input: '', reason: 'two\nlines' }])).toBe(
    [
      'number,time (UTC),by,window,call,input,outcome,reason',
      '7,2026-12-16T03:00:00.000Z,anna,w1,control.take,"{""reason"":""rain, and nobody answers""}",done,',
      '6,2026-12-16T03:00:00.000Z,"\'=HYPERLINK(""x"")",w1,control.take,,done,"two\nlines"',
      '',
    ].join('\r\n'),
  );
});

test('the newest records are exported, and it is said when older ones do not fit', async () => {
  let asked: AuditFilter | null = null;
  const handlers = auditHandlers({
    clock: new ManualClock(Date.UTC(2026, 11, 16, 4, 5)),
    repositories: {
      operations: {
        auditTrail: async (filter) => {
          asked = filter;
          return Array.from({ length: filter.limit }, (_, index) => ({ ...record, id: filter.limit - index }));
        },
      },
    },
  });
  const file = await handlers['audit.exportCsv']({ by: 'anna' }, { windowId: 'w1', userName: 'anna' });
  expect(asked).toEqual({ by: 'anna', limit: 20_001 });
  expect(file).toMatchObject({ fileName: 'audit 2026-12-16 0405.csv', records: 20_000, cut: true });
});
