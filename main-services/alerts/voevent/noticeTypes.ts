/** Whose a packet type of NASA's GCN is, and what we call it. */
export interface NoticeType {
  readonly mission: string;
  readonly type: string;
}

/**
 * Packet types of the General Coordinates Network (gcn.gsfc.nasa.gov/sock_pkt_def_doc.html, gcn.gsfc.nasa.gov/filtering.html) and of
 * SVOM's French Science Center (fsc.svom.org; gcn.md), which numbers its own from 201 on.
 */
const BY_MISSION: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  IPN: { 31: 'raw', 32: 'segment', 39: 'position' },
  HETE: { 40: 'alert', 41: 'update', 42: 'final', 43: 'ground', 44: 'test' },
  Counterpart: { 45: 'grb', 154: 'gw' },
  INTEGRAL: { 51: 'pointing', 52: 'spi-acs', 53: 'wakeup', 54: 'refined', 55: 'offline', 56: 'weak' },
  Konus: { 59: 'lightcurve' },
  Swift: {
    46: 'target-of-opportunity-observe',
    47: 'target-of-opportunity-slew',
    60: 'bat-alert',
    61: 'bat-position',
    62: 'bat-position-nack',
    63: 'bat-lightcurve',
    64: 'bat-scaled-map',
    65: 'fom-observe',
    66: 'slew',
    67: 'xrt-position',
    68: 'xrt-spectrum',
    69: 'xrt-image',
    70: 'xrt-lightcurve',
    71: 'xrt-position-nack',
    72: 'uvot-image',
    73: 'uvot-source-list',
    76: 'bat-lightcurve-processed',
    77: 'xrt-spectrum-processed',
    78: 'xrt-image-processed',
    79: 'uvot-image-processed',
    80: 'uvot-source-list-processed',
    81: 'uvot-position',
    82: 'bat-test',
    83: 'pointing',
    84: 'bat-transient',
    85: 'xrt-threshold-pixels',
    86: 'xrt-threshold-pixels-processed',
    87: 'xrt-single-pixel-events',
    88: 'xrt-single-pixel-events-processed',
    89: 'uvot-position-nack',
    90: 'bat-alarm-short',
    91: 'bat-alarm-long',
    92: 'uvot-emergency',
    93: 'xrt-emergency',
    94: 'fom-argument-error',
    95: 'fom-safe-point',
    96: 'fom-slew-abort',
    97: 'bat-quicklook',
    98: 'bat-sub-threshold',
    99: 'bat-slew-position',
    103: 'actual-pointing',
    133: 'bat-monitor',
    140: 'bat-sub-sub-threshold',
    141: 'bat-known-source',
  },
  AGILE: {
    100: 'wakeup',
    101: 'ground',
    102: 'refined',
    105: 'mcal',
    107: 'pointing',
    108: 'transient',
    109: 'test',
  },
  Fermi: {
    110: 'gbm-alert',
    111: 'gbm-flight',
    112: 'gbm-ground',
    113: 'gbm-lightcurve',
    114: 'gbm-ground-internal',
    115: 'gbm-final',
    116: 'gbm-alert-internal',
    117: 'gbm-flight-internal',
    118: 'gbm-transient',
    119: 'gbm-test',
    120: 'lat-initial',
    121: 'lat-update',
    122: 'lat-diagnostic',
    123: 'lat-transient',
    124: 'lat-test',
    125: 'lat-monitor',
    126: 'slew',
    127: 'lat-ground',
    128: 'lat-offline',
    129: 'pointing',
    131: 'gbm-sub-threshold',
    144: 'slew-internal',
    146: 'gbm-final-internal',
  },
  MAXI: { 134: 'unknown-source', 135: 'known-source', 136: 'test' },
  OGLE: { 137: 'lensing' },
  CBAT: { 138: 'transient' },
  MOA: { 139: 'lensing' },
  Coincidence: { 145: 'coincidence' },
  Suzaku: { 148: 'lightcurve' },
  SNEWS: { 149: 'supernova' },
  LVK: { 150: 'preliminary', 151: 'initial', 152: 'update', 153: 'test', 163: 'early-warning', 164: 'retraction' },
  IceCube: {
    157: 'coincidence',
    158: 'high-energy-starting',
    169: 'extremely-high-energy',
    173: 'astrotrack-gold',
    174: 'astrotrack-bronze',
    176: 'cascade',
  },
  AMON: { 166: 'gw-neutrino-coincidence', 170: 'antares-fermi-lat', 172: 'neutrino-gamma-coincidence' },
  CALET: { 160: 'flight-lightcurve', 161: 'ground-lightcurve' },
  HAWC: { 171: 'burst-monitor' },
  'Super-Kamiokande': { 175: 'supernova' },
  GECAM: { 188: 'flight', 189: 'ground' },
  SVOM: {
    201: 'grm-trigger',
    202: 'eclairs-wakeup',
    203: 'eclairs-catalog',
    204: 'slewing',
    205: 'not-slewing',
    209: 'mxt-initial',
    210: 'mxt-update',
    211: 'vt',
    219: 'retraction',
  },
};

const BY_PACKET: ReadonlyMap<number, NoticeType> = new Map(
  Object.entries(BY_MISSION).flatMap(([mission, types]) =>
    Object.entries(types).map(([packet, type]): [number, NoticeType] => [Number(packet), { mission, type }]),
  ),
);

/** Types that come without a packet number: from JSON streams and from this observatory itself. */
const WITHOUT_NUMBER: Readonly<Record<string, readonly string[]>> = {
  'Einstein Probe': ['wxt-alert', 'fxt-alert'],
  Swift: ['bat-guano'],
  IceCube: ['lvk-nu-track-search', 'lvk-nu-cascade-search'],
  PyROS: ['fake'],
};

/** What a packet number stands for; null when it is none of the known ones. */
export function noticeTypeOf(packet: number | null): NoticeType | null {
  return packet === null ? null : (BY_PACKET.get(packet) ?? null);
}

/** The type a packet number stands for, if it is this mission's. */
export function typeOfMission(mission: string, packet: number | null): string | null {
  const known = noticeTypeOf(packet);
  return known?.mission === mission ? known.type : null;
}

/** Every mission and its notice types by the names strategies use. */
export function knownNoticeTypes(): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, readonly string[]>();
  for (const [mission, numbered] of Object.entries(BY_MISSION)) types.set(mission, Object.values(numbered));
  for (const [mission, more] of Object.entries(WITHOUT_NUMBER)) {
    types.set(mission, [...(types.get(mission) ?? []), ...more]);
  }
  return types;
}
