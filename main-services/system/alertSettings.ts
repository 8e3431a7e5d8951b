import { z } from 'zod';

const host = z.string().min(1).max(255);
const port = z.int().min(1).max(65_535);

/** Topics of GCN with bursts that a telescope can follow (gcn.md); those that do not exist yet are waited for. */
const GCN_TOPICS: readonly string[] = [
  ...['grm', 'eclairs', 'mxt', 'vt'].map((instrument) => `gcn.notices.svom.voevent.${instrument}`),
  'gcn.notices.einstein_probe.wxt.alert',
  'gcn.notices.swift.bat.guano',
  'gcn.notices.icecube.lvk_nu_track_search',
  ...['ALERT', 'FLT_POS', 'GND_POS', 'FIN_POS', 'SUBTHRESH'].map((type) => `gcn.classic.voevent.FERMI_GBM_${type}`),
  ...['POS_INI', 'POS_UPD', 'OFFLINE'].map((type) => `gcn.classic.voevent.FERMI_LAT_${type}`),
  ...['BAT_GRB_POS_ACK', 'BAT_KNOWN_SRC', 'BAT_SUBTHRESHOLD', 'XRT_POSITION', 'UVOT_POS'].map(
    (type) => `gcn.classic.voevent.SWIFT_${type}`,
  ),
  ...['EARLY_WARNING', 'PRELIMINARY', 'INITIAL', 'UPDATE', 'RETRACTION'].map(
    (type) => `gcn.classic.voevent.LVC_${type}`,
  ),
  ...['ASTROTRACK_GOLD', 'ASTROTRACK_BRONZE', 'CASCADE'].map((type) => `gcn.classic.voevent.ICECUBE_${type}`),
];

const oauth = z.strictObject({
  mechanism: z.literal('oauthbearer'),
  tokenUrl: z
    .url()
    .default('https://auth.gcn.nasa.gov/oauth2/token')
    .refine(isSafe, { error: 'must begin with https://, or the secret would travel in the clear' }),
  clientId: z.string().min(1).max(200),
  scope: z.string().min(1).max(500).nullable().default(null),
});
const password = z.strictObject({
  mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
  username: z.string().min(1).max(200),
});

/** A Kafka cluster; what is left out is as NASA's GCN wants it. The secret is not here: it is in the keychain. */
const kafka = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: 'must be lower-case letters, digits and hyphens' })
    .default('gcn'),
  brokers: z
    .array(z.string().regex(/^[^\s:]+:\d{1,5}$/, { error: 'is not "host:port"' }))
    .min(1)
    .default(['kafka.gcn.nasa.gov:9092']),
  ssl: z.boolean().default(true),
  caFile: z.string().min(1).nullable().default(null),
  sasl: z.discriminatedUnion('mechanism', [oauth, password]).nullable(),
  topics: z
    .array(z.string().regex(/^[A-Za-z0-9._-]{1,249}$/))
    .min(1)
    .default([...GCN_TOPICS]),
  heartbeatTopic: z.string().min(1).max(249).nullable().default('gcn.heartbeat'),
});

/** The part of pyros.json that says where alerts come from. */
export const alertSettings = z.strictObject({
  kafka: z.array(kafka).default([]).refine(haveOwnNames, { error: 'two sources have the same name' }),
  vtp: z
    .array(
      z.strictObject({
        host,
        port: port.default(8099),
        ivo: z.string().startsWith('ivo://'),
        filters: z.array(z.string().min(1).max(2000)).default([]),
      }),
    )
    .default([]),
  directory: z.string().min(1).nullable().default(null),
  allowedAuthors: z.array(z.string().min(1)).default([]),
  ask: z
    .strictObject({
      answerWithinSeconds: z.int().min(5).max(3600).default(60),
      default: z.enum(['observe', 'ignore']).default('ignore'),
    })
    .prefault({}),
});

function haveOwnNames(sources: readonly { readonly name: string }[]): boolean {
  return new Set(sources.map(({ name }) => name)).size === sources.length;
}

/** Encrypted, or not leaving this machine. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
