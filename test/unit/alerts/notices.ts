import { sample } from './samples.ts';

/** A real notice with its names, times and places replaced; what is replaced may be the same again. */
function variant(name: string, ...changes: readonly (readonly [string | RegExp, string])[]): Buffer {
  return Buffer.from(
    changes.reduce((text, [from, to]) => {
      if (text.search(from) === -1) throw new Error(`${name} does not contain ${from}`);
      return text.replace(from, to);
    }, sample(name).toString('utf8')),
  );
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 22);

/** Swift's BAT position of a made-up trigger, from a real one. */
export function swiftNotice(parts: {
  trigger: string;
  at: number;
  ra?: number;
  dec?: number;
  flags?: readonly string[];
  serial?: number;
}): Buffer {
  const { trigger, at, ra = 200, dec = 20, flags = [], serial = 465 } = parts;
  return variant(
    'swift_1093742_1_bat_grb_pos.xml',
    ['BAT_GRB_Pos_1093742-465', `BAT_GRB_Pos_${trigger}-${serial}`],
    ['name="TrigID" value="1093742"', `name="TrigID" value="${trigger}"`],
    ['<C1>192.2744', `<C1>${ra}`],
    ['<C2>22.9093', `<C2>${dec}`],
    ['<ISOTime>2022-01-18T18:20:38.09', `<ISOTime>${iso(at)}`],
    ['<Date>2022-01-18T18:20:55', `<Date>${iso(at + 20_000)}`],
    ...flags.map((flag) => [`name="${flag}" value="false"`, `name="${flag}" value="true"`] as const),
  );
}

const FERMI = {
  alert: ['fermi_792135758_1_alert.xml', '<C1>0.0000', '<C2>0.0000'],
  ground: ['fermi_792135758_4_gnd_pos.xml', '<C1>176.2300', '<C2>-36.0700'],
} as const;

/** A notice of Fermi's GBM, or with packet 128 of its LAT, of a made-up trigger, from a real one. */
export function fermiNotice(parts: {
  kind: keyof typeof FERMI;
  trigger: string;
  at: number;
  ra?: number;
  dec?: number;
  packet?: number;
  error?: number;
  notAGrb?: boolean;
  serial?: number;
}): Buffer {
  const { kind, trigger, at, ra = 0, dec = 0, packet, error } = parts;
  const [file, c1, c2] = FERMI[kind];
  return variant(
    file,
    [/(ivorn="[^"]*)792135758/, `$1${trigger}`],
    [/(name="TrigID"\s+value=")792135758/, `$1${trigger}`],
    ...(kind === 'alert'
      ? []
      : ([
          [c1, `<C1>${ra}`],
          [c2, `<C2>${dec}`],
        ] as const)),
    ...(packet === undefined ? [] : ([[/(name="Packet_Type"\s+value=")\d+/, `$1${packet}`]] as const)),
    ...(error === undefined ? [] : ([[/<Error2Radius>[\d.]+/, `<Error2Radius>${error}`]] as const)),
    ...(parts.notAGrb ? ([[/(name="Def_NOT_a_GRB"\s+value=")false/, '$1true']] as const) : []),
    ...(parts.serial === undefined ? [] : ([[/(ivorn="[^"]*-)\d+"/, `$1${parts.serial}"`]] as const)),
    [/<ISOTime>[^<]+/, `<ISOTime>${iso(at)}`],
    [/<Date>[^<]+/, `<Date>${iso(at + 30_000)}`],
  );
}

/** A notice of GCN's unified schema. */
export function jsonNotice(schema: string, fields: object): Buffer {
  const $schema = `https://gcn.nasa.gov/schema/v6.1.0/gcn/notices/${schema}.schema.json`;
  return Buffer.from(JSON.stringify({ $schema, ...fields }));
}
