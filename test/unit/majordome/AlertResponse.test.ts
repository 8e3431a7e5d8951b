import { describe, expect, it } from 'vitest';
import { AlertResponse, type AlertResponseOptions } from '../../../main-services/majordome/AlertResponse.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { aRequest } from '../../doubles/aRequest.ts';
import { aRequestDraft } from '../../doubles/aRequestDraft.ts';
import { aSequence } from '../../doubles/aSequence.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const draft = aRequestDraft('burst', { rightAscensionDegrees: 10, declinationDegrees: 20 });
const record = { outcome: 'verified', verifiedAt: 5000 } as CommandRecord;

/** The observatory around an alert: what happened, in order. */
function aResponse(change: Partial<AlertResponseOptions> = {}) {
  const did: string[] = [];
  const marked: string[] = [];
  const response = new AlertResponse({
    clock: new ManualClock(0),
    log: rememberingLog(),
    majordome: {
      reserve: () => {
        did.push('reserve');
        return () => did.push('release');
      },
      look: () => undefined,
    },
    runner: {
      interrupt: async (reason) => void did.push(`interrupt: ${reason}`),
      run: async (sequenceId) => {
        did.push(`run ${sequenceId}`);
        return true;
      },
    },
    whyNotNow: () => null,
    slewNow: () => {
      did.push('slew');
      return { acknowledged: Promise.resolve(record), verified: Promise.resolve(record) };
    },
    submit: async () => {
      did.push('submit');
      return aRequest({ id: 7, sequences: [aSequence({ id: 70 })] });
    },
    handIn: async (id) => void did.push(`hand in ${id}`),
    cancelRequest: async (id, reason) => void did.push(`cancel ${id}: ${reason}`),
    refineRequest: async (id) => {
      did.push(`refine ${id}`);
      return false;
    },
    replan: (trigger) => void did.push(`replan: ${trigger}`),
    ...change,
  });
  const marks = {
    slewCommanded: () => marked.push('slew'),
    onTarget: (at: number) => marked.push(`target ${at}`),
    requestCreated: (id: number) => marked.push(`request ${id}`),
    waits: (reason: string) => marked.push(`waits: ${reason}`),
  };
  return { response, did, marked, observe: () => response.observe('burst', draft, performance.now(), marks) };
}

describe('an alert', () => {
  it('slews in the turn in which it is told to, before anything is stored, interrupted or planned', async () => {
    const { did, marked, observe } = aResponse();
    const done = observe();
    expect(did.slice(0, 2)).toEqual(['reserve', 'slew']);
    expect(marked).toEqual(['slew']);
    await done;
    expect(did).toEqual([
      'reserve',
      'slew',
      'submit',
      'interrupt: alert burst',
      'run 70',
      'replan: alert burst',
      'release',
    ]);
    expect(marked).toEqual(['slew', 'target 5000', 'request 7']);
  });

  it.each([
    ['the dome, the weather or the operator', { whyNotNow: () => 'The dome is closed.' }],
    [
      'an interlock',
      {
        slewNow: () => {
          const refused = Promise.resolve({ ...record, outcome: 'refused' } as CommandRecord);
          return { acknowledged: refused, verified: refused, refusal: 'The dome is closed.' };
        },
      },
    ],
  ])('gives way to %s: nothing is interrupted, it is planned, and says why', async (_, change) => {
    const { did, marked, observe } = aResponse(change);
    await observe();
    expect(did.filter((what) => what !== 'reserve' && what !== 'release')).toEqual(['submit', 'replan: alert burst']);
    expect(marked).toEqual([expect.stringMatching(/^waits: .*The dome is closed/), 'request 7']);
  });

  it('keeps nobody waiting for ever when its request cannot be stored', async () => {
    const { did, observe } = aResponse({ submit: () => Promise.reject(new Error('no database')) });
    await expect(observe()).rejects.toThrow('no database');
    expect(did.at(-1)).toBe('release');
  });

  it('is refined without moving anything', async () => {
    const { response, did } = aResponse();
    expect(await response.refine('burst', 7, draft)).toBe(false);
    expect(did).toEqual(['refine 7', 'replan: alert burst refined']);
  });
});
