import { z } from 'zod';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import type { LogLine } from '../../../main-services/model/log.ts';
import { change, query } from './call.ts';

const id = z.int().positive();

/** Columns of weather_watch that can be drawn. */
export const TREND_QUANTITIES = ['humidity', 'wind', 'windDir', 'temperature', 'pressure', 'rain', 'cloud'] as const;
export type TrendQuantity = (typeof TREND_QUANTITIES)[number];

/** One series, decimated to the asked number of points keeping minima and maxima; null = no reading. */
export interface Trend {
  readonly quantity: TrendQuantity;
  readonly points: readonly { readonly at: number; readonly minimum: number | null; readonly maximum: number | null }[];
}

/** Pixels already brought to 8 bits for the screen: base64 of width × height bytes, row 0 at the top. */
export interface ImagePreview {
  readonly image: ImageRecord;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly base64: string;
  /** Counts shown as black and white by the stretch. */
  readonly blackCounts: number;
  readonly whiteCounts: number;
  readonly histogram: readonly number[];
  /** FITS cards for the inspector. */
  readonly header: readonly { readonly keyword: string; readonly value: string; readonly comment: string }[];
}

export const monitoringCalls = {
  'environment.trends': query<{ from: number; to: number; points: number }, readonly Trend[]>(
    'viewer',
    z.strictObject({ from: z.number(), to: z.number(), points: z.int().min(10).max(2000) }),
  ),
  'images.list': query<{ limit: number }, readonly ImageRecord[]>(
    'viewer',
    z.strictObject({ limit: z.int().min(1).max(1000) }),
  ),
  'images.preview': query<{ id: number; stretch: 'zscale' | 'asinh' | 'linear'; size: number }, ImagePreview>(
    'viewer',
    z.strictObject({ id, stretch: z.enum(['zscale', 'asinh', 'linear']), size: z.int().min(32).max(2048) }),
  ),
  'log.query': query<
    {
      agent?: string | undefined;
      level?: LogLine['level'] | undefined;
      text?: string | undefined;
      /** Lines older than the one with this id. */
      before?: number | undefined;
      /** Lines written at this instant or before. */
      until?: number | undefined;
      limit: number;
    },
    readonly LogLine[]
  >(
    'viewer',
    z.strictObject({
      agent: z.string().max(64).optional(),
      level: z.enum(['debug', 'info', 'warning', 'error']).optional(),
      text: z.string().max(200).optional(),
      before: z.number().optional(),
      until: z.number().optional(),
      limit: z.int().min(1).max(1000),
    }),
  ),
  'agents.restart': change<{ name: string }, null>('expert', z.strictObject({ name: z.string().min(1).max(64) })),
  'tasks.revoke': change<{ id: number }, null>('expert', z.strictObject({ id })),
  /** In simulation only: makes a simulated sensor say something ("WXT520", "RainRate", 12). */
  'simulation.setValue': change<{ deviceName: string; valueName: string; value: number | string }, null>(
    'expert',
    z.strictObject({
      deviceName: z.string().min(1).max(64),
      valueName: z.string().min(1).max(64),
      value: z.union([z.number(), z.string().max(64)]),
    }),
  ),
} as const;
