import type { ReactNode } from 'react';
import type { Tone } from '../components/Tag.tsx';
import { useIsStale } from '../components/useIsStale.ts';
import { degrees } from '../format/angle.ts';
import { age } from '../format/duration.ts';
import { utcTime } from '../format/time.ts';
import { useNow } from '../state/clock.ts';
import { useTopicPart } from '../state/topics.ts';
import { StatusCell } from './StatusCell.tsx';

/** Green is for what was verified just now; it fades to grey after two minutes (guide). */
const JUST_VERIFIED_MS = 120_000;

/** What a cell says of a device that does not answer: dashes, since when, why. */
export function silentCell(
  label: string,
  view:
    | { readonly link: { readonly fault: string | null }; readonly status: { readonly at: number } | null }
    | undefined,
  now: number,
): ReactNode {
  const since = view?.status ? `last read ${age(view.status.at, now)} ago` : 'not read yet';
  return (
    <StatusCell label={label} value="--" tone="stale" icon="unknown">
      <span className="stale">{view?.link.fault ?? since}</span>
    </StatusCell>
  );
}

/** Shutter, slit and rotation. */
export function DomeCell() {
  const dome = useTopicPart('instruments', (instruments) => instruments?.dome);
  const closures = useTopicPart('nightlog', (log) => log?.closures);
  const now = useNow();
  const stale = useIsStale(dome?.status?.at);
  if (!dome?.status || stale) return silentCell('Dome', dome, now);
  const { shutter, azimuthDegrees, shutterPercent, rotating, fault } = dome.status;
  const closedAt = closures?.at(-1)?.closedAt ?? null;
  const fresh = shutter === 'CLOSED' && closedAt !== null && now - closedAt < JUST_VERIFIED_MS;
  const moving = shutter === 'OPENING' || shutter === 'CLOSING';
  const tone: Tone = fault || shutter === 'FAULT' ? 'danger' : moving ? 'activity' : fresh ? 'verified' : '';
  const icon = tone === 'danger' ? 'danger' : tone === 'activity' ? 'play' : tone === 'verified' ? 'check' : undefined;
  return (
    <StatusCell label="Dome" value={shutter} tone={tone} icon={icon} grow="95">
      {fault ? (
        <span className="danger">{fault}</span>
      ) : fresh ? (
        <span className="verified">verified {utcTime(closedAt)}</span>
      ) : (
        <>
          <span className="t3">slit</span> {degrees(azimuthDegrees)}
          {'  '}
          <span className="t3">
            {rotating ? 'turning' : moving ? `${Math.round(shutterPercent)} % open` : 'at rest'}
          </span>
        </>
      )}
    </StatusCell>
  );
}

/** Mount state and where it points. */
export function TelescopeCell() {
  const telescope = useTopicPart('instruments', (instruments) => instruments?.telescope);
  const now = useNow();
  const stale = useIsStale(telescope?.status?.at);
  if (!telescope?.status || stale) return silentCell('Telescope', telescope, now);
  const { state, altitudeDegrees, azimuthDegrees, fault } = telescope.status;
  const moving = state === 'SLEWING' || state === 'PARKING';
  const tone: Tone = fault || state === 'FAULT' ? 'danger' : moving ? 'activity' : '';
  const icon = tone === 'danger' ? 'danger' : moving ? 'play' : undefined;
  return (
    <StatusCell label="Telescope" value={state} tone={tone} icon={icon}>
      {fault ? (
        <span className="danger">{fault}</span>
      ) : (
        <>
          <span className="t3">alt</span> {degrees(altitudeDegrees)}
          {'  '}
          <span className="t3">az</span> {degrees(azimuthDegrees)}
        </>
      )}
    </StatusCell>
  );
}
