import type { Alert, AlertNotice } from '../../../main-services/model/alert.ts';
import type { AlertSourceView } from '../../../main-services/model/alertSource.ts';
import { demoAlerts } from './alerts.ts';

const [first, ...older] = demoAlerts;
if (first === undefined) throw new Error('the demonstration has no burst');
const [notice] = first.notices;
if (notice === undefined) throw new Error('the demonstration has no notice');

/** The newest burst is asked about; 42 s are left. */
export const askedAlerts = (now: number): readonly Alert[] => [
  {
    ...first,
    id: 13,
    requestId: null,
    decision: 'ask',
    reasons: [
      'The strategy "default" (version 3) takes SVOM eclairs-wakeup.',
      'The position is known to 6.0′.',
      'It stands 69° high now, 87° from the Moon, the Sun at -52°.',
      'The telescope is under manual control.',
    ],
    notices: [
      { ...notice, receivedAt: now - 18_000, decision: 'ask', reasons: ['The telescope is under manual control.'] },
    ],
    createdAt: now - 18_000,
    chain: {
      ...first.chain,
      triggerAt: now - 41_000,
      receivedAt: now - 18_000,
      decidedAt: now - 17_998,
      slewCommandedAt: null,
      onTargetAt: null,
      firstExposureAt: null,
      slewLatencyMs: null,
    },
    question: {
      askedAt: now - 18_000,
      untilWall: Date.now() + 42_000,
      withinMs: 60_000,
      byDefault: 'ignore',
      answer: null,
      answeredBy: null,
      answeredAt: null,
    },
  },
  ...older,
];

/** The newest burst was observed and then taken back. */
export const retractedAlerts: readonly Alert[] = [
  {
    ...first,
    decision: 'cancel',
    retracted: true,
    reasons: ['SVOM retracts ivo://org.svom/fsc#sb26121604_eclairs-wakeup.'],
    notices: [
      ...first.notices,
      {
        ...notice,
        id: 39,
        ivorn: 'ivo://org.svom/fsc#sb26121604_retraction',
        type: 'retraction',
        receivedAt: first.createdAt + 180_000,
        decision: 'cancel',
        reasons: [
          'SVOM retracts ivo://org.svom/fsc#sb26121604_eclairs-wakeup.',
          'What was ordered for it is cancelled.',
        ],
      },
    ],
  },
  ...older,
];

/** A fake that plays a notice of SVOM is observed. */
export const fakeAlerts: readonly Alert[] = [
  {
    ...first,
    id: 14,
    name: 'FAKE drill-060921',
    burstId: 'drill-060921',
    fake: true,
    notices: first.notices.map(
      (one): AlertNotice => ({ ...one, ivorn: `ivo://pyros.fake/console#${one.id}`, source: 'console' }),
    ),
  },
  ...older,
];

/** Three hundred bursts of all kinds. */
export const manyAlerts: readonly Alert[] = Array.from({ length: 300 }, (_, index): Alert => {
  const model = demoAlerts[index % demoAlerts.length] ?? first;
  const backMs = index * 5_400_000;
  return {
    ...model,
    id: 1000 - index,
    name:
      index === 0
        ? model.name
        : `${['SVOM', 'Swift', 'Fermi', 'Einstein Probe', 'IceCube'][index % 5]} ${260_000 - index * 7}`,
    mission: ['SVOM', 'Swift', 'Fermi', 'Einstein Probe', 'IceCube'][index % 5] ?? 'SVOM',
    createdAt: first.createdAt - backMs,
    chain: { ...model.chain, triggerAt: (first.chain.triggerAt ?? 0) - backMs },
  };
});

/** Paths of notices: one in trouble, the others well. Their times are on the computer's clock. */
export function demoSources(wall: number): readonly AlertSourceView[] {
  const shared = { unreadable: 0, reconnects: 0, lastError: null, alarm: null, lastHeartbeatAt: null };
  return [
    {
      ...shared,
      name: 'gcn',
      kind: 'kafka',
      link: 'connected',
      detail: 'connected',
      connectedSince: wall - 41 * 3_600_000,
      lastHeardAt: wall - 700,
      lastNoticeAt: wall - 1_420_000,
      lastHeartbeatAt: wall - 700,
      received: 1204,
      reconnects: 2,
      lastError: { at: wall - 41 * 3_600_000, message: 'The brokers did not answer within 10 s.' },
    },
    {
      ...shared,
      name: 'vtp-fsc.svom.org-8099',
      kind: 'vtp',
      link: 'down',
      detail: 'silent for 90 s; tried again in 12 s',
      connectedSince: null,
      lastHeardAt: wall - 102_000,
      lastNoticeAt: wall - 212_000,
      received: 88,
      unreadable: 1,
      reconnects: 7,
      lastError: { at: wall - 12_000, message: 'silent for 90 s' },
      alarm: 'Nothing was heard for two minutes: notices may be missed.',
    },
    {
      ...shared,
      name: 'directory',
      kind: 'directory',
      link: 'connected',
      detail: 'watching /data/pyros/VOEVENTS',
      connectedSince: wall - 86_400_000,
      lastHeardAt: null,
      lastNoticeAt: null,
      received: 0,
    },
  ];
}
