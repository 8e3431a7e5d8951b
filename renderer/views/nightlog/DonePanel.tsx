import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State } from '../../components/Tag.tsx';
import { roughDuration } from '../../format/duration.ts';
import { utcMinute } from '../../format/time.ts';
import { glyphOf } from '../../night/bandModel.ts';
import { sequencesDone } from './nightReport.ts';
import { useNightFacts } from './useNightFacts.ts';

const SIGNS = {
  done: ['', 'check', 'Observed'],
  torn: ['', 'close', 'Cut short'],
  executing: ['activity', 'play', 'Executing'],
} as const;

/** What was observed, in order. */
export function DonePanel() {
  const { planned, now } = useNightFacts();
  const done = sequencesDone(planned);
  if (done.length === 0)
    return (
      <Panel>
        <EmptyState title="What was observed will be here, in order.">
          The first line comes when the first sequence has begun.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`${done.length} sequences`} scroll>
      <table>
        <thead>
          <tr>
            <th className="r">Start</th>
            <th className="r">End</th>
            <th>Target</th>
            <th>Prog.</th>
            <th className="r">Lasted</th>
            <th>Outcome</th>
          </tr>
        </thead>
        <tbody>
          {done.map((one) => {
            const glyph = glyphOf(one);
            const [tone, icon, words] = SIGNS[glyph === 'torn' || glyph === 'executing' ? glyph : 'done'];
            return (
              <tr key={one.sequenceId}>
                <td className="r t2">{utcMinute(one.start)}</td>
                <td className="r t2">{glyph === 'executing' ? '' : utcMinute(one.end)}</td>
                <td className={one.isAlert ? 'activity b' : ''}>{one.name}</td>
                <td className="t2">{one.programme}</td>
                <td className="r">{roughDuration(Math.min(now, one.end) - one.start)}</td>
                <td>
                  <State tone={tone} icon={icon}>
                    {words}
                  </State>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
