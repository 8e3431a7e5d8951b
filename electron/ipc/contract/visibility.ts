import { z } from 'zod';
import type { TimeWindow } from '../../../main-services/model/request.ts';
import { query } from './call.ts';
import type { AltitudeCurve } from './planning.ts';

/** Limits as they are typed; the usual ones of a routine sequence unless told. */
export interface AskedLimits {
  readonly maximumAirmass: number;
  readonly minimumMoonDistanceDegrees: number;
}

/** Whose visibility is asked for: of a fixed place, of a stored sequence, or of a moving target as it is typed. */
export type AskedVisibility = { readonly nightDate: string } & (
  | {
      readonly rightAscensionDegrees: number;
      readonly declinationDegrees: number;
      readonly limits?: AskedLimits | undefined;
    }
  | { readonly sequenceId: number }
  /** The attributes that the `<target>` of a request's XML would have; what is wrong is refused as there, a line for each. */
  | { readonly target: Readonly<Record<string, string>>; readonly limits?: AskedLimits | undefined }
);

export interface Visibility {
  readonly windows: readonly TimeWindow[];
  readonly curve: AltitudeCurve['points'];
}

const nightDate = z.iso.date();
const limits = z
  .strictObject({ maximumAirmass: z.number().min(1).max(10), minimumMoonDistanceDegrees: z.number().min(0).max(180) })
  .optional();
/** Far more than the longest attribute has, which are the 69 columns of a satellite's line. */
const attribute = z.string().max(500);

export const visibilityCalls = {
  /** When a target can be observed during a night, with the altitude curve it comes from. */
  'requests.visibility': query<AskedVisibility, Visibility>(
    'viewer',
    z.union([
      z.strictObject({
        nightDate,
        limits,
        rightAscensionDegrees: z.number().min(0).lt(360),
        declinationDegrees: z.number().min(-90).max(90),
      }),
      z.strictObject({ nightDate, sequenceId: z.int().positive() }),
      z.strictObject({ nightDate, limits, target: z.record(attribute, attribute) }),
    ]),
  ),
} as const;
