import { VIEW_NAMES } from '../../electron/ipc/contract/views.ts';
import type { ViewName } from '../../electron/ipc/contract/windows.ts';
import { Icon } from '../components/Icon.tsx';
import { useTopicPart } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { VIEW_TITLES } from '../views/viewTitles.ts';
import { unacknowledged } from './alarmOrder.ts';
import { SafetyButtons } from './SafetyButtons.tsx';

/** Where to go, with a badge where something waits; MAKE SAFE and STOP at the bottom. */
export function Rail() {
  const view = useUi((ui) => ui.view);
  const show = useUi((ui) => ui.show);
  const open = useUi((ui) => ui.open);
  return (
    <nav className="rail" aria-label="Views">
      <div className="places">
        {VIEW_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            className={`place ${name === view ? 'on' : ''}`}
            aria-current={name === view ? 'page' : undefined}
            onClick={() => show(name)}
          >
            <Icon name={name} />
            {VIEW_TITLES[name]}
            <Badge view={name} />
          </button>
        ))}
      </div>
      <div className="pair">
        <button
          type="button"
          className="place"
          aria-label="Log in or out"
          title="Log in or out"
          onClick={() => open('login')}
        >
          <Icon name="users" />
        </button>
        <button
          type="button"
          className="place"
          aria-label="Commands and settings"
          title="Commands and settings, Ctrl K"
          onClick={() => open('palette')}
        >
          <Icon name="search" />
        </button>
      </div>
      <SafetyButtons />
    </nav>
  );
}

function Badge({ view }: { readonly view: ViewName }) {
  const waiting = useTopicPart('alarms', (alarms) => unacknowledged(alarms ?? []).length);
  const grave = useTopicPart('alarms', (alarms) =>
    unacknowledged(alarms ?? []).some((alarm) => alarm.severity !== 'WARNING'),
  );
  const underObservation = useTopicPart('majordome', (majordome) => (majordome?.execution?.isAlert ? 1 : 0));
  if (view === 'alarms' && waiting > 0)
    return (
      <em className={grave ? 'dan' : ''}>
        {waiting}
        <span className="sr"> unacknowledged</span>
      </em>
    );
  if (view === 'alerts' && underObservation > 0)
    return (
      <em className="act">
        {underObservation}
        <span className="sr"> under observation</span>
      </em>
    );
  return null;
}
