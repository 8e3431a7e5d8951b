import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNow, useTimeZone } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useBook, useCurves, useNightOf, useShown } from './planningBook.ts';
import { TimelineDrawing } from './TimelineDrawing.tsx';

/** The night by time: altitudes, the planning looked at and the one before, lost time, now. */
export function TimelinePanel() {
  const site = useTopic('site');
  const nightLog = useTopic('nightlog');
  const { shown, before } = useShown();
  const night = useNightOf(shown?.nightDate ?? null);
  const curves = useCurves(shown);
  const pointedId = useBook((book) => book.pointedId);
  const now = useNow();
  const timeZone = useTimeZone();
  if (!night)
    return (
      <Panel note="not computed yet">
        <EmptyState title="The night with its twilights, the Moon, the altitude of every planned target and the planned sequences will be here.">
          The services compute the night when they start.
        </EmptyState>
      </Panel>
    );
  const tonight = shown?.nightDate === night.date;
  const pointed = tonight ? shown.planned.find((one) => one.sequenceId === pointedId) : undefined;
  const note = pointed
    ? `altitude of planned targets, bright while observed. Pointed at: ${pointed.name}`
    : tonight
      ? 'altitude of planned targets, bright while observed. Point at a sequence, or Tab and arrow keys'
      : shown
        ? `the planning shown is for the night of ${shown.nightDate}, this is the night of ${night.date}`
        : 'nothing planned yet';
  return (
    <Panel note={note}>
      <Drawing label={`Timeline of the night of ${night.date}`} interactive>
        {(width, height) => (
          <TimelineDrawing
            width={width}
            height={height}
            night={night}
            site={site}
            timeZone={timeZone}
            now={now}
            planned={tonight ? shown.planned : []}
            before={before?.nightDate === night.date ? before : null}
            lost={nightLog?.lost ?? []}
            curves={curves}
            pointed={pointed ?? null}
          />
        )}
      </Drawing>
    </Panel>
  );
}
