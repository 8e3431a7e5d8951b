import { type KeyboardEvent, useId, useMemo } from 'react';
import type { Night } from '../../../main-services/model/night.ts';
import type { LostTime } from '../../../main-services/model/operations.ts';
import type { PlannedSequence, Planning } from '../../../main-services/model/planning.ts';
import type { Site } from '../../../main-services/model/site.ts';
import { LostSpans } from '../../components/LostSpans.tsx';
import { Hatch } from '../../drawing/Hatch.tsx';
import { SequenceGlyph } from '../../drawing/SequenceGlyph.tsx';
import { textWidth } from '../../drawing/textWidth.ts';
import { utcMinute } from '../../format/time.ts';
import type { AltitudePoint } from '../../night/altitudeAt.ts';
import { bandRange, glyphOf } from '../../night/bandModel.ts';
import { AltitudeCurves } from './AltitudeCurves.tsx';
import { PointedCard } from './PointedCard.tsx';
import { pointAt } from './planningBook.ts';
import { sequenceStatusWords } from './sequenceStatusWords.ts';
import { TimelineGround } from './TimelineGround.tsx';
import { timelinePlace } from './timelinePlace.ts';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly night: Night;
  readonly site: Site | null;
  readonly timeZone: string;
  readonly now: number;
  readonly planned: readonly PlannedSequence[];
  readonly before: Planning | null;
  readonly lost: readonly LostTime[];
  readonly curves: Readonly<Record<number, readonly AltitudePoint[]>>;
  readonly pointed: PlannedSequence | null;
}

/** The timeline laid out for its pixels. */
export function TimelineDrawing(props: Props) {
  const { width, height, night, site, timeZone, now, planned, before, lost, curves, pointed } = props;
  const hatch = useId();
  const place = useMemo(() => timelinePlace(width, height, bandRange(night)), [width, height, night]);
  const { x, top, bottom, laneY, laneHeight, previousY, thinHeight, lostY, right } = place;
  const { start, end } = bandRange(night);
  const present = now >= start && now <= end;
  const lanes = [
    ['Before', previousY + thinHeight / 2, false],
    ['Planned', laneY + laneHeight / 2, true],
    ['Lost', lostY + thinHeight / 2, false],
  ] as const;
  const later = (before?.planned ?? []).filter((one) => before && one.end > before.createdAt);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the sequences inside
    <g onKeyDown={(event) => move(event)}>
      <defs>
        <Hatch id={hatch} token="text-2" gap={5} />
      </defs>
      <TimelineGround place={place} night={night} timeZone={timeZone} now={present ? now : null} />
      <AltitudeCurves
        place={place}
        night={night}
        site={site}
        planned={planned}
        curves={curves}
        pointedId={pointed?.sequenceId ?? null}
      />
      {lanes.map(([name, y, bold]) => (
        <text key={name} x={12} y={y + 4} className={bold ? 'strong' : 'faint'}>
          {name}
        </text>
      ))}
      {later.map((one) => (
        <PastPlace
          key={one.sequenceId}
          name={one.name}
          x={x(one.start)}
          y={previousY}
          width={Math.max(2, x(one.end) - x(one.start) - 2)}
          height={thinHeight}
        />
      ))}
      <LostSpans lost={lost} now={now} x={x} y={lostY} height={thinHeight} fill={`url(#${hatch})`} right={right} />
      {present ? (
        <g pointerEvents="none">
          <line x1={x(now) + 0.5} y1={top - 4} x2={x(now) + 0.5} y2={height - bottom} stroke="var(--text-1)" />
          <path d={`M${x(now) - 4} ${top - 8}h9l-4.5 6z`} fill="var(--text-1)" />
        </g>
      ) : null}
      {planned.map((one, index) => (
        // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
        <g
          key={one.sequenceId}
          role="button"
          className="slot"
          aria-label={`${one.name}, ${sequenceStatusWords(one.status)}, ${utcMinute(one.start)} to ${utcMinute(one.end)} UTC`}
          tabIndex={pointed ? (one === pointed ? 0 : -1) : index === 0 ? 0 : -1}
          onPointerEnter={() => pointAt(one.sequenceId)}
          onPointerLeave={() => pointAt(null)}
          onFocus={() => pointAt(one.sequenceId)}
          onBlur={() => pointAt(null)}
        >
          <SequenceGlyph
            glyph={glyphOf(one)}
            x={x(one.start)}
            y={laneY}
            width={Math.max(2, x(one.end) - x(one.start) - 1)}
            height={laneHeight}
            isAlert={one.isAlert}
            names={[one.name, one.name.replace(/^(GRB|AT 20..|SN 20..|PKS|1ES|S5) ?/, ''), one.programme]}
            widthOf={textWidth}
            selected={one === pointed}
          />
          <rect
            x={x(one.start)}
            y={laneY - 2}
            width={Math.max(6, x(one.end) - x(one.start))}
            height={laneHeight + 4}
            fill="transparent"
          />
        </g>
      ))}
      {pointed ? (
        <PointedCard place={place} sequence={pointed} curve={curves[pointed.sequenceId] ?? []} site={site} />
      ) : null}
    </g>
  );
}

function PastPlace({
  name,
  x,
  y,
  width,
  height,
}: {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  return (
    <g>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={width}
        height={height - 1}
        fill="none"
        stroke="var(--edge)"
        strokeOpacity={0.7}
      />
      {textWidth(name) + 10 < width ? (
        <text x={x + 5} y={y + height / 2 + 4} className="faint">
          {name}
        </text>
      ) : null}
    </g>
  );
}

function move(event: KeyboardEvent<SVGGElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const slots = [...event.currentTarget.querySelectorAll<SVGGElement>('.slot')];
  const at = slots.indexOf(document.activeElement as unknown as SVGGElement);
  event.preventDefault();
  slots[Math.min(slots.length - 1, Math.max(0, at + step))]?.focus();
}
