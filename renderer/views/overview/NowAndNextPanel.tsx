import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { duration, roughDuration } from '../../format/duration.ts';
import { utcMinute } from '../../format/time.ts';
import { glyphOf } from '../../night/bandModel.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { CurrentSequence } from './CurrentSequence.tsx';

/** What happens now and what comes next, with countdowns. */
export function NowAndNextPanel() {
  const planning = useTopic('planning');
  const majordome = useTopic('majordome');
  const now = useNow();
  const next = (planning?.planned ?? []).filter((one) => glyphOf(one) === 'planned' && one.end > now);
  const rejected = planning?.rejected ?? [];
  return (
    <Panel note={planning ? `planning ${planning.id}, ${planning.trigger}` : 'no planning yet'}>
      <CurrentSequence majordome={majordome} />
      <div className="fill scroll">
        {next.length === 0 ? (
          <EmptyState
            title={planning ? 'Nothing more is planned tonight.' : 'The sequences of the night will be here.'}
          >
            {planning
              ? 'Submit a request to have it planned.'
              : 'A planning is made when the night starts, or with Plan again in Schedule.'}
          </EmptyState>
        ) : (
          <table>
            <thead>
              <tr>
                <th>Starts in</th>
                <th className="r">UTC</th>
                <th>Next</th>
                <th>Prog.</th>
                <th className="r">Lasts</th>
              </tr>
            </thead>
            <tbody>
              {next.map((one, index) => (
                <tr key={one.sequenceId} className={index === 0 ? '' : 't2'}>
                  <td className={index === 0 ? 'b' : ''}>{startWords(one.start - now, index === 0)}</td>
                  <td className="r">{utcMinute(one.start)}</td>
                  <td className={`t1 ${index === 0 ? 'b' : ''} ${one.isAlert ? 'activity' : ''}`}>{one.name}</td>
                  <td>{one.programme}</td>
                  <td className="r">
                    {Math.round((one.end - one.start) / 60_000)} <span className="u">min</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rejected.length > 0 ? (
          <div className="pad t2">
            <div className="lab">No place found tonight</div>
            {rejected.map((one) => (
              <div key={one.sequenceId} className="el" title={one.reason}>
                <span className="t1">{one.name}</span> {one.reason}
              </div>
            ))}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function startWords(milliseconds: number, next: boolean): string {
  if (milliseconds <= 0) return 'due';
  return next ? duration(milliseconds) : roughDuration(milliseconds);
}
