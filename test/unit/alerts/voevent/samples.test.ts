import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../../../main-services/alerts/voevent/readNotice.ts';
import { sample } from '../samples.ts';

const at = (iso: string) => Date.parse(iso);
const position = (raDegrees: number, decDegrees: number, errorDegrees: number) => ({
  raDegrees,
  decDegrees,
  errorDegrees,
});

const EXPECTED = {
  'fermi_792135758_1_alert.xml': {
    mission: 'Fermi',
    type: 'gbm-alert',
    burst: '792135758',
    position: null,
    triggerAt: at('2026-02-07T05:42:33.650Z'),
    significance: 4.7,
  },
  'fermi_792135758_2_flt_pos.xml': {
    mission: 'Fermi',
    type: 'gbm-flight',
    burst: '792135758',
    position: position(163.8167, -35.4, 13.2667),
    issuedAt: at('2026-02-07T05:43:02Z'),
  },
  'fermi_792135758_4_gnd_pos.xml': {
    mission: 'Fermi',
    type: 'gbm-ground',
    burst: '792135758',
    position: position(176.23, -36.07, 6.47),
  },
  'fermi_792135758_6_fin_pos.xml': {
    mission: 'Fermi',
    type: 'gbm-final',
    burst: '792135758',
    position: position(160.45, -34.44, 3.29),
  },
  'icecube_134191_0.xml': {
    mission: 'IceCube',
    type: 'astrotrack-gold',
    burst: '134191_17593623',
    position: position(143.4519, 3.7891, 0.9201),
  },
  'lvc_test_MS260401e_1_preliminary.xml': {
    mission: 'LVK',
    type: 'preliminary',
    burst: 'MS260401e',
    role: 'test',
    position: null,
    issuedAt: at('2026-04-01T04:57:18Z'),
  },
  'lvc_test_MS260401e_3_retraction.xml': {
    mission: 'LVK',
    type: 'retraction',
    burst: 'MS260401e',
    role: 'test',
    isRetraction: true,
    retracts: ['ivo://gwnet/LVC#MS260401e-2-Preliminary', 'ivo://gwnet/LVC#MS260401e-1-Preliminary'],
  },
  'malformed_no_namespace.xml': { mission: 'other', role: 'test', standard: false, position: null },
  'svom_sb26030408_1_eclairs-wakeup.xml': {
    mission: 'SVOM',
    type: 'eclairs-wakeup',
    burst: 'sb26030408',
    position: position(47.0752, 40.9505, 0.1515),
    isRetraction: false,
    significance: 8.68,
  },
  'svom_sb26030408_2_retraction.xml': {
    mission: 'SVOM',
    type: 'retraction',
    burst: 'sb26030408',
    role: 'observation',
    isRetraction: true,
    retracts: ['ivo://org.svom/fsc#sb26030408_eclairs-wakeup'],
  },
  'svom_sb26051101_1_grm-trigger.xml': { mission: 'SVOM', type: 'grm-trigger', burst: 'sb26051101', position: null },
  'svom_sb26051101_2_eclairs-wakeup.xml': {
    mission: 'SVOM',
    type: 'eclairs-wakeup',
    burst: 'sb26051101',
    position: position(197.9295, -33.8525, 0.0406),
    triggerAt: at('2026-05-11T06:13:32.534Z'),
    cites: ['ivo://org.svom/fsc#sb26051101_grm-trigger', 'ivo://org.svom/fsc#sb26051101_eclairs-preliminary'],
  },
  'svom_sb26051101_3_slewing.xml': { mission: 'SVOM', type: 'slewing', burst: 'sb26051101' },
  'svom_sb26051101_4_mxt-initial.xml': {
    mission: 'SVOM',
    type: 'mxt-initial',
    burst: 'sb26051101',
    position: position(197.9145, -33.812, 0.0108),
    triggerAt: at('2026-05-11T06:13:32.534Z'),
  },
  'swift_1093742_1_bat_grb_pos.xml': {
    mission: 'Swift',
    type: 'bat-position',
    burst: '1093742',
    position: position(192.2744, 22.9093, 0.05),
    doubts: [],
    significance: 7.36,
  },
  'swift_1093742_2_xrt_pos.xml': {
    mission: 'Swift',
    type: 'xrt-position',
    burst: '1093742',
    position: position(192.2694, 22.9164, 0.0009),
  },
  'swift_bat_test.xml': { mission: 'Swift', type: 'bat-test', burst: '99999', role: 'test' },
  'swift_lost_starlock.xml': {
    mission: 'Swift',
    type: 'bat-position',
    burst: '948244',
    position: null,
    positionNote: 'Swift had lost its star lock: the position is spurious.',
  },
  'swift_point_dir_utility.xml': { mission: 'Swift', type: 'pointing', role: 'utility', position: null },
  'swift_xrt_v1.1_old-schema.xml': { mission: 'Swift', type: 'xrt-position', burst: '644259', standard: false },
} as const;

describe('real notices', () => {
  it('has an expectation for every sample', () => {
    const files = readdirSync(new URL('../voevents', import.meta.url)).filter((name) => name.endsWith('.xml'));
    expect(Object.keys(EXPECTED).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    expect(readNotice(sample(name))).toMatchObject({ role: 'observation', standard: true, fake: false, ...expected });
  });
});
