import { useState } from 'react';
import { copyText } from '../../components/copyText.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { duration, roughDuration } from '../../format/duration.ts';
import { nightSums } from '../../night/bandModel.ts';
import { lostByCause, nightCsv, nightText, sequencesDone } from './nightReport.ts';
import { useNightFacts } from './useNightFacts.ts';

/** How the night was used, what cost time, and taking the report along. */
export function SummaryPanel() {
  const facts = useNightFacts();
  const { date, night, log, planned, now } = facts;
  const [said, setSaid] = useState('');
  if (date === null)
    return (
      <Panel>
        <EmptyState title="How the night was used, and what cost time, will be here.">
          The services compute the night when they start.
        </EmptyState>
      </Panel>
    );
  const sums = nightSums(planned, log.lost, now);
  const causes = lostByCause(log.lost, now);
  const longest = Math.max(1, causes[0]?.milliseconds ?? 0);
  const past = night ? Math.max(0, Math.min(now, night.end) - night.start) : 0;
  const share =
    past > 0
      ? `${Math.round((100 * sums.observedMs) / past)} % of the night so far was observed.`
      : night
        ? 'The night has not begun.'
        : 'This night is over.';
  const copy = (what: string, text: string) =>
    setSaid(copyText(text) ? `${what} is on the clipboard.` : 'The clipboard refused it; save it as a file instead.');
  return (
    <Panel note={`of ${date}`} scroll>
      <div className="numbers">
        <div>
          <span className="lab">Observed</span>
          <b>{roughDuration(sums.observedMs)}</b>
        </div>
        <div>
          <span className="lab">Lost</span>
          <b>{roughDuration(sums.lostMs)}</b>
        </div>
        <div>
          <span className="lab">Sequences</span>
          <b>{sequencesDone(planned).length}</b>
        </div>
        <div>
          <span className="lab">Closings</span>
          <b>{log.closures.length}</b>
        </div>
      </div>
      <div className="pad t2">{share}</div>
      <div className="subhead">
        <h3>Time lost, by cause</h3>
      </div>
      {causes.length === 0 ? <div className="pad t2">Nothing was lost.</div> : null}
      {causes.map((sum) => (
        <div key={sum.cause} className="cause">
          <span className="el" title={sum.cause}>
            {sum.cause}
          </span>
          <span className="cause-bar">
            <i style={{ width: `${(100 * sum.milliseconds) / longest}%` }} />
          </span>
          <span className="r nw">
            {duration(sum.milliseconds)}
            <span className="t3"> {sum.times === 1 ? 'once' : `${sum.times} times`}</span>
          </span>
        </div>
      ))}
      <div className="section">
        <div className="buttons">
          <button type="button" className="btn" onClick={() => copy('The report', nightText(facts))}>
            Copy as text
          </button>
          <button type="button" className="btn" onClick={() => copy('The table', nightCsv(facts))}>
            Copy as CSV
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => {
              saveFile(`night-${date}.csv`, nightCsv(facts));
              setSaid('Handed to the shell as a download.');
            }}
          >
            Save CSV
          </button>
        </div>
        <div className="lab" role="status">
          {said}
        </div>
      </div>
    </Panel>
  );
}
