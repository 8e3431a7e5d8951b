import { Age } from '../../components/Age.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State } from '../../components/Tag.tsx';
import { fixed } from '../../format/number.ts';
import { useChosenDevice } from './chosenDevice.ts';
import { isFitted, isOffline, linkSign } from './deviceWords.ts';
import { useEquipment } from './useEquipment.ts';

/** How the lines do: latency, what came to nothing, how often each was lost. */
export function LinesPanel() {
  const { devices, fault } = useEquipment();
  const { device: chosen, choose } = useChosenDevice();
  const offline = devices?.filter(isOffline).length ?? 0;
  return (
    <Panel note={devices === null ? 'not read' : offline === 0 ? 'all connected' : `${offline} offline`} scroll>
      {fault ? <div className="pad attention">The lines cannot be read: {fault}</div> : null}
      {devices === null ? (
        <EmptyState title="How the line to each device does will be here.">
          Latencies, timeouts, invalid replies and reconnects are counted since the start of the services.
        </EmptyState>
      ) : (
        <table className="fixed lines">
          <thead>
            <tr>
              <th className="name">Device</th>
              <th className="state">Line</th>
              <th className="r">Median</th>
              <th className="r">Worst</th>
              <th className="r">Asked</th>
              <th className="r">Timeouts</th>
              <th className="r">Invalid</th>
              <th className="r">Reconnects</th>
              <th className="r">Last reply</th>
            </tr>
          </thead>
          <tbody>
            {devices.map((view) => {
              const { device, link, quality } = view;
              const sign = linkSign(view);
              return (
                <tr
                  key={device}
                  className="pick"
                  aria-selected={device === chosen}
                  onPointerDown={() => choose(device)}
                >
                  <td>
                    <button type="button" className="pick-name" onClick={() => choose(device)}>
                      {device}
                    </button>
                  </td>
                  <td title={link.fault ?? ''}>
                    <State tone={sign.tone} icon={sign.icon}>
                      {isOffline(view) ? `${sign.word}: ${link.fault ?? 'no answer'}` : sign.word}
                    </State>
                  </td>
                  <Milliseconds value={quality.latencyMedianMs} />
                  <Milliseconds value={quality.latencyWorstMs} />
                  <td className="r t2">{quality.questions}</td>
                  <Count value={quality.timeouts} />
                  <Count value={quality.invalidReplies} />
                  <Count value={quality.reconnects} />
                  <td className="r">{isFitted(view) ? <Age at={link.lastReplyAt} /> : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Milliseconds({ value }: { readonly value: number | null }) {
  return (
    <td className="r">{value === null ? <span className="t3">--</span> : `${fixed(value, value < 10 ? 1 : 0)} ms`}</td>
  );
}

/** What should be zero stands out when it is not. */
function Count({ value }: { readonly value: number }) {
  return <td className={`r ${value > 0 ? 'attention b' : 't3'}`}>{value}</td>;
}
