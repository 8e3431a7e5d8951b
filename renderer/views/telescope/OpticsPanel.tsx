import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useTopicPart } from '../../state/topics.ts';
import { FilterControl } from './FilterControl.tsx';
import { FocuserControl } from './FocuserControl.tsx';
import { RotatorControl } from './RotatorControl.tsx';

/** What stands in the beam, by hand: focuser, rotator, the filter wheels of the cameras. */
export function OpticsPanel() {
  const known = useTopicPart('instruments', (all) => all !== null);
  const focuser = useTopicPart('instruments', (all) => all?.accessories?.focuser ?? null);
  const rotator = useTopicPart('instruments', (all) => all?.accessories?.rotator ?? null);
  if (!known)
    return (
      <Panel note="not read">
        <EmptyState title="Focuser, rotator and filter wheels will be here.">
          They are asked as soon as the services run.
        </EmptyState>
      </Panel>
    );
  const absent = [...(focuser ? [] : ['focuser']), ...(rotator ? [] : ['rotator'])];
  return (
    <Panel note={focuser?.status ? `focus ${focuser.status.positionSteps}` : 'filters'} scroll>
      <div className="hand optics">
        {focuser ? <FocuserControl view={focuser} /> : null}
        {rotator ? <RotatorControl view={rotator} /> : null}
        <FilterControl detector="VIS" />
        <FilterControl detector="NIR" />
        {absent.length > 0 ? (
          <p className="t3 absent">No {absent.join(' and no ')} is fitted; Settings, Devices puts one in place.</p>
        ) : null}
      </div>
    </Panel>
  );
}
