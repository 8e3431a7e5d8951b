import { useId } from 'react';
import type { Night } from '../../main-services/model/night.ts';
import type { LostTime } from '../../main-services/model/operations.ts';
import type { PlannedSequence } from '../../main-services/model/planning.ts';
import type { Site } from '../../main-services/model/site.ts';
import { Hatch } from '../drawing/Hatch.tsx';
import { SequenceGlyph } from '../drawing/SequenceGlyph.tsx';
import { fitting, type Label } from '../drawing/spread.ts';
import { textWidth } from '../drawing/textWidth.ts';
import { localMinute, utcMinute } from '../format/time.ts';
import { bandRange, glyphOf, hoursBetween, skySpans } from '../night/bandModel.ts';
import { toHorizontal } from '../sky/horizontal.ts';
import { moonPosition } from '../sky/moonPosition.ts';
import { Drawing } from './Drawing.tsx';
import { LostSpans } from './LostSpans.tsx';

export interface NightBandProps {
  readonly night: Night;
  readonly planned: readonly PlannedSequence[];
  readonly lost: readonly LostTime[];
  readonly now: number;
  readonly site: Site | null;
  /** Trigger of the alert under observation, marked on the sky lane. */
  readonly trigger?: { readonly name: string; readonly at: number } | null;
}

const LEFT = 76;
const RIGHT = 12;
const TOP = 20;

/** The night as one band: sky, sequences, lost time, now. */
export function NightBand(props: NightBandProps) {
  return (
    <Drawing label="The night: twilights, Moon, sequences and lost time on a time axis">
      {(width, height) => <Band {...props} width={width} height={height} />}
    </Drawing>
  );
}

function Band(props: NightBandProps & { readonly width: number; readonly height: number }) {
  const { night, planned, lost, now, site, trigger, width, height } = props;
  const hatch = useId();
  const wide = height > 130;
  const bottom = wide ? 32 : 16;
  const { start, end } = bandRange(night);
  const x = (at: number) => Math.round(LEFT + ((width - LEFT - RIGHT) * (at - start)) / (end - start));
  const skyHeight = height - TOP - bottom;
  const lane = Math.max(14, Math.min(28, Math.round((skyHeight - 26) / 2)));
  const sequencesY = TOP + skyHeight - 2 * lane - 8;
  const inRange = now >= start && now <= end;
  const nowX = x(now);
  return (
    <>
      <defs>
        <Hatch id={hatch} token="text-2" gap={5} />
      </defs>
      {skySpans(night, start, end).map((span) => (
        <rect
          key={span.start}
          x={x(span.start)}
          y={TOP}
          width={Math.max(0, x(span.end) - x(span.start))}
          height={skyHeight}
          fill={`var(--${span.token})`}
        />
      ))}
      {moonPath(site, start, end, x, TOP + 3, sequencesY - 2)}
      <Hours start={start} end={end} x={x} y={height - bottom} timeZone={wide ? (site?.timeZone ?? null) : null} />
      <EventLines night={night} x={x} bottom={height - bottom} />
      {(['Sky', 'Sequences', 'Lost'] as const).map((name, index) => (
        <text
          key={name}
          x={12}
          y={[TOP + 14, sequencesY + lane / 2 + 4, sequencesY + lane * 1.5 + 8][index]}
          className="faint"
        >
          {name}
        </text>
      ))}
      {planned.map((one) => (
        <SequenceGlyph
          key={one.sequenceId}
          glyph={glyphOf(one)}
          x={x(one.start)}
          y={sequencesY}
          width={Math.max(2, x(one.end) - x(one.start) - 1)}
          height={lane}
          isAlert={one.isAlert}
          names={[one.name, one.name.replace(/^GRB /, ''), one.programme]}
          widthOf={textWidth}
        />
      ))}
      <LostSpans
        lost={lost}
        now={now}
        x={x}
        y={sequencesY + lane + 4}
        height={lane}
        fill={`url(#${hatch})`}
        right={width - RIGHT}
      />
      <Events night={night} x={x} now={inRange ? now : null} />
      {inRange ? (
        <g>
          <line x1={nowX + 0.5} y1={TOP - 4} x2={nowX + 0.5} y2={height - bottom} stroke="var(--text-1)" />
          <path d={`M${nowX - 4} ${TOP - 8}h9l-4.5 6z`} fill="var(--text-1)" />
          {trigger && trigger.at > start ? (
            <text x={nowX + 8} y={TOP + 14} className="act halo-night">
              {trigger.name}, T0 {utcMinute(trigger.at)}
            </text>
          ) : null}
        </g>
      ) : null}
    </>
  );
}

/** The Moon's path while it is up, dotted. */
function moonPath(
  site: Site | null,
  start: number,
  end: number,
  x: (at: number) => number,
  top: number,
  bottom: number,
) {
  if (!site) return null;
  const runs: string[] = [];
  let down = true;
  for (let at = start; at <= end; at += 600_000) {
    const { altitudeDegrees } = toHorizontal(moonPosition(at), at, site);
    if (altitudeDegrees >= 0) {
      const y = bottom - (altitudeDegrees / 90) * (bottom - top);
      runs.push(`${down ? 'M' : 'L'}${x(at)} ${y.toFixed(1)}`);
    }
    down = altitudeDegrees < 0;
  }
  return <path d={runs.join('')} fill="none" stroke="var(--moon)" strokeWidth={1.5} strokeDasharray="2 3" />;
}

function Hours({
  start,
  end,
  x,
  y,
  timeZone,
}: {
  start: number;
  end: number;
  x: (at: number) => number;
  y: number;
  timeZone: string | null;
}) {
  return hoursBetween(start, end).map((hour, index) => (
    <g key={hour}>
      <line x1={x(hour) + 0.5} y1={y} x2={x(hour) + 0.5} y2={y + 4} stroke="var(--edge)" />
      <text x={x(hour)} y={y + 14} textAnchor="middle">
        {utcMinute(hour).slice(0, 2)}
        {index === 0 ? ' UTC' : ''}
      </text>
      {timeZone ? (
        <text x={x(hour)} y={y + 28} textAnchor="middle" className="faint">
          {localMinute(hour, timeZone).slice(0, 2)}
          {index === 0 ? ' local' : ''}
        </text>
      ) : null}
    </g>
  ));
}

function Events({ night, x, now }: { night: Night; x: (at: number) => number; now: number | null }) {
  const label = (name: string, at: number | null): (Label & { at: number })[] =>
    at === null ? [] : [{ at, x: x(at), text: `${name} ${utcMinute(at)}`, anchor: 'middle' }];
  const moon = `Moon ${Math.round(night.moonIllumination * 100)} %`;
  const marks = [
    ...label('Sunset', night.sunset),
    ...label('Sunrise', night.sunrise),
    ...label('\u221218°', night.astronomicalDusk),
    ...label('\u221218°', night.astronomicalDawn),
    ...label(`${moon}, sets`, inside(night.moonset, night)),
    ...label(`${moon}, rises`, inside(night.moonrise, night)),
  ];
  const nowLabel: Label[] =
    now === null ? [] : [{ x: x(now) + 9, text: `now ${utcMinute(now)}`, anchor: 'start', bold: true }];
  const shown = fitting<Label>(
    [...nowLabel, ...marks.map((mark) => clearOf(mark, now === null ? null : x(now)))],
    textWidth,
  );
  return (
    <>
      {shown.map((one) => (
        <text key={one.text} x={one.x} y={TOP - 6} textAnchor={one.anchor} className={one.bold ? 'strong' : ''}>
          {one.text}
        </text>
      ))}
    </>
  );
}

/** A label that would touch the word "now" ends before it. */
function clearOf<L extends Label>(label: L, nowX: number | null): L {
  if (nowX === null) return label;
  const half = textWidth(label.text) / 2;
  const touches = label.x + half > nowX - 12 && label.x - half < nowX + 90;
  return touches ? { ...label, x: nowX - 14, anchor: 'end' } : label;
}

function inside(at: number | null, night: Night): number | null {
  return at !== null && at > night.sunset && at < night.sunrise ? at : null;
}

/** Sunset, the ends of twilight and sunrise, behind everything that is written. */
function EventLines({ night, x, bottom }: { night: Night; x: (at: number) => number; bottom: number }) {
  const { sunset, nauticalDusk, astronomicalDusk, astronomicalDawn, nauticalDawn, sunrise } = night;
  return [sunset, nauticalDusk, astronomicalDusk, astronomicalDawn, nauticalDawn, sunrise].map((at) =>
    at === null ? null : (
      <line key={at} x1={x(at) + 0.5} y1={TOP} x2={x(at) + 0.5} y2={bottom} stroke="var(--line-2)" />
    ),
  );
}
