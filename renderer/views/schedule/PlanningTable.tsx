import { memo, useEffect, useRef } from 'react';
import type { PlannedSequence, Planning } from '../../../main-services/model/planning.ts';
import type { Site } from '../../../main-services/model/site.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State } from '../../components/Tag.tsx';
import { degrees } from '../../format/angle.ts';
import { utcMinute } from '../../format/time.ts';
import { altitudeAt } from '../../night/altitudeAt.ts';
import { type Glyph, glyphOf } from '../../night/bandModel.ts';
import { airMass, angleBetween, toHorizontal } from '../../sky/horizontal.ts';
import { moonPosition } from '../../sky/moonPosition.ts';
import { useTopic } from '../../state/topics.ts';
import { pointAt, useBook, useCurves, useShown } from './planningBook.ts';
import { sequenceStatusWords } from './sequenceStatusWords.ts';

/** Head and one past row stay above the row that runs. */
const ROWS_BEFORE_PIXELS = 48;

const NAMED: readonly (readonly [Glyph, string])[] = [
  ['planned', 'planned'],
  ['executing', 'executing'],
  ['done', 'observed'],
  ['torn', 'cut short'],
  ['dropped', 'dropped'],
];

/** The planning looked at, line by line; what is past is dimmed, what runs is in sight. */
export function PlanningTable() {
  const { shown } = useShown();
  const curves = useCurves(shown);
  const site = useTopic('site');
  const pointedId = useBook((book) => book.pointedId);
  const box = useRef<HTMLTableElement>(null);
  const runningId = shown?.planned.find((one) => one.status === 'EXECUTING')?.sequenceId ?? null;
  useEffect(() => {
    const panel = box.current?.closest<HTMLElement>('.panel');
    if (runningId === null || !panel) return;
    // Docking may take the panel out and put it back, which forgets where it was scrolled to.
    const observer = new ResizeObserver(() => {
      const row = panel.querySelector<HTMLElement>('tr.executing');
      if (row) panel.scrollTop = Math.max(0, row.offsetTop - ROWS_BEFORE_PIXELS);
    });
    observer.observe(panel);
    return () => observer.disconnect();
  }, [runningId]);
  if (!shown || shown.planned.length === 0)
    return (
      <Panel note={shown ? `${titleOf(shown)}, nothing planned` : ''}>
        <EmptyState title="Every planned sequence will be here with its time, altitude and distance to the Moon.">
          Submit a request (Requests), then Plan again; the night's start plans by itself.
        </EmptyState>
      </Panel>
    );
  const counts = NAMED.map(([glyph, name]) => {
    const count = shown.planned.filter((one) => glyphOf(one) === glyph).length;
    return count > 0 ? `${count} ${name}` : null;
  });
  return (
    <Panel note={`${titleOf(shown)}: ${counts.filter(Boolean).join(', ')}`} scroll>
      <table ref={box} className="plan-table">
        <thead>
          <tr>
            <th className="r">Seq.</th>
            <th>Target</th>
            <th>Prog.</th>
            <th className="r">Prio.</th>
            <th className="r">Start</th>
            <th className="r">End</th>
            <th className="r">Altitude</th>
            <th className="r">Air mass</th>
            <th className="r only-wide">Moon</th>
            <th>Status</th>
          </tr>
        </thead>
        <tbody>
          {shown.planned.map((one) => (
            <Row
              key={one.sequenceId}
              one={one}
              altitude={altitudeAt(curves[one.sequenceId] ?? [], (one.start + one.end) / 2)}
              site={site}
              pointed={one.sequenceId === pointedId}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** The next night's planning is computed ahead and has no number yet. */
function titleOf({ id, nightDate }: Planning): string {
  return id === 0 ? `night of ${nightDate}, computed ahead` : `planning ${id}`;
}

interface RowProps {
  readonly one: PlannedSequence;
  readonly altitude: number | null;
  readonly site: Site | null;
  readonly pointed: boolean;
}

const Row = memo(function Row({ one, altitude, site, pointed }: RowProps) {
  const glyph = glyphOf(one);
  const past = glyph === 'done' || glyph === 'torn' || glyph === 'dropped';
  const mass = altitude === null ? null : airMass(altitude);
  return (
    <tr
      className={`pick ${glyph === 'executing' ? 'executing' : past ? 'past' : ''}`}
      aria-selected={pointed}
      onPointerEnter={() => pointAt(one.sequenceId)}
      onPointerLeave={() => pointAt(null)}
    >
      <td className="r t2">{one.sequenceId}</td>
      <td className={glyph === 'executing' ? 'b' : one.isAlert && !past ? 'activity' : ''}>{one.name}</td>
      <td className="t2">{one.programme}</td>
      <td className="r">{one.priority}</td>
      <td className="r">{utcMinute(one.start)}</td>
      <td className="r">{utcMinute(one.end)}</td>
      <td className="r">{altitude === null || altitude < 0 ? '' : degrees(altitude, 0)}</td>
      <td className="r">{mass === null ? '' : mass.toFixed(2)}</td>
      <td className="r t2 only-wide">{site ? moonWords(one, site) : ''}</td>
      <td>{statusOf(one.status, glyph)}</td>
    </tr>
  );
});

function moonWords(one: PlannedSequence, site: Site): string {
  const middle = (one.start + one.end) / 2;
  const moon = toHorizontal(moonPosition(middle), middle, site);
  if (moon.altitudeDegrees <= 0) return 'set';
  return degrees(angleBetween(moon, toHorizontal(one, middle, site)), 0);
}

function statusOf(status: string, glyph: Glyph) {
  const words = sequenceStatusWords(status);
  if (glyph === 'executing')
    return (
      <State tone="activity" icon="play">
        <b>{words}</b>
      </State>
    );
  if (glyph === 'done')
    return (
      <State tone="" icon="check">
        {words}
      </State>
    );
  if (glyph === 'torn')
    return (
      <State tone="" icon="close">
        {words}
      </State>
    );
  return <span className="t2">{words}</span>;
}
