import { Icon } from '../../components/Icon.tsx';
import { State } from '../../components/Tag.tsx';
import { utcDateTime } from '../../format/time.ts';
import { openStrategy, useStrategies } from './strategyState.ts';

/** Every strategy, and the versions of the one that is open. */
export function StrategyList() {
  const { entries, versions, name, version } = useStrategies();
  return (
    <div className="strategy-list">
      <ul aria-label="Strategies">
        {(entries ?? []).map((entry) => (
          <li key={entry.name}>
            <button
              type="button"
              className="strategy-entry"
              aria-current={entry.name === name}
              title={entry.description}
              onClick={() => void openStrategy(entry.name, null)}
            >
              <span className="row">
                <b className="el">{entry.name}</b>
                <span className="sp" />
                {entry.active ? (
                  <State tone="activity" icon="play">
                    in use
                  </State>
                ) : null}
                {entry.problems.length > 0 ? (
                  <State tone="attention" icon="warning">
                    faulty
                  </State>
                ) : null}
              </span>
              <span className="lab el">
                version {entry.version}
                {entry.description === '' ? '' : `, ${entry.description}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ul aria-label="Versions">
        {versions.map((one) => (
          <li key={one.version}>
            <button
              type="button"
              className="strategy-entry"
              aria-current={one.version === version}
              onClick={() => name !== null && void openStrategy(name, one.version)}
            >
              <span className="row">
                <Icon name={one.version === version ? 'play' : 'dot'} size={12} />
                <b>version {one.version}</b>
                <span className="sp" />
                <span className="lab nw">{one.createdBy === '' ? 'shipped' : one.createdBy}</span>
              </span>
              <span className="lab el">
                {one.createdAt === null ? '' : `${utcDateTime(one.createdAt).slice(0, 16)}, `}
                {one.note === '' ? 'no note' : one.note}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
