import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { roughDuration } from '../../format/duration.ts';
import { utcMinute } from '../../format/time.ts';
import { PathDrawing } from './PathDrawing.tsx';
import { placeOf, useTarget } from './targetState.ts';
import { useOutlook } from './useOutlook.ts';

/** Where tracking leads: altitude over the coming hours, the meridian, and the limit at its end. Of the target typed, or of the pointing. */
export function PathPanel() {
  const texts = useTarget();
  const place = placeOf(texts);
  const { outlook, fault } = useOutlook(place);
  if (!outlook)
    return (
      <Panel note="not known">
        <EmptyState title="The way of the target through the meridian to its limit will be here.">
          {fault ?? 'It is drawn when the telescope is read, or when a target is typed.'}
        </EmptyState>
      </Panel>
    );
  const { ends, at, path } = outlook;
  const what = place === null ? 'where it points' : texts.name || 'the target';
  const until =
    ends === null
      ? 'no limit for 12 h'
      : ends.at <= at
        ? `now ${ends.why}`
        : `${ends.why} in ${roughDuration(ends.at - at)}, ${utcMinute(ends.at)}`;
  return (
    <Panel note={`${what}: ${until}`}>
      {path.length > 1 ? (
        <Drawing label={`Altitude of ${what} over the coming hours`}>
          {(width, height) => <PathDrawing outlook={outlook} width={width} height={height} />}
        </Drawing>
      ) : (
        <EmptyState title={`It cannot be tracked from here: ${ends?.why ?? 'it stands beyond a limit'}.`}>
          Choose another target, or wait until it has risen.
        </EmptyState>
      )}
    </Panel>
  );
}
