import type { Alert } from '../../../main-services/model/alert.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { declination, degrees, rightAscension, separation } from '../../format/angle.ts';
import { duration } from '../../format/duration.ts';
import { fixed } from '../../format/number.ts';
import { utcTenth } from '../../format/time.ts';
import { burstWords } from '../../night/decisionWords.ts';
import { airMass, toHorizontal } from '../../sky/horizontal.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';
import { AnswerBar } from './AnswerBar.tsx';
import { useChosenAlert } from './alertChoice.ts';

/** What was decided about the burst, and why. */
export function DecisionPanel() {
  const alert = useChosenAlert();
  const now = useNow();
  if (!alert)
    return (
      <Panel>
        <EmptyState title="The decision on a burst and its reasons will be here.">
          The strategy in use decides on every notice without an operator; under manual control an operator is asked.
        </EmptyState>
      </Panel>
    );
  const { word, sentence, tone, icon } = burstWords(alert);
  const zero = alert.chain.triggerAt ?? alert.createdAt;
  return (
    <Panel note={`${alert.mission}, ${alert.burstId}`} scroll>
      <div className="hero">
        <div className="row">
          <Tag tone={tone} icon={icon} solid={alert.decision === 'observe' && !alert.retracted}>
            {word}
          </Tag>
          {alert.fake ? (
            <Tag tone="attention" icon="warning">
              FAKE, raised from the console
            </Tag>
          ) : null}
          <span className="sp" />
          <span className="lab">
            {alert.chain.triggerAt === null ? 'notice' : 'T0'} {utcTenth(zero)} UTC
          </span>
        </div>
        <div className="row base target">
          <span className="far">{alert.name}</span>
          <span className="sp" />
          <span className="value t2">{duration(now - zero)} ago</span>
        </div>
        <div className="words">
          {sentence}
          {alert.requestId === null ? '.' : `, request ${alert.requestId}.`}
        </div>
        {alert.strategy ? (
          <div className="lab">
            Decided by the strategy “{alert.strategy.name}”
            {alert.strategy.version === null ? ', as shipped' : `, version ${alert.strategy.version}`}.
          </div>
        ) : null}
      </div>
      <AnswerBar alert={alert} />
      <Position alert={alert} now={now} />
      <ul className="reasons">
        {alert.reasons.map((reason) => (
          <li key={reason} className="row">
            <Icon name="dot" size={12} />
            <span>{reason}</span>
          </li>
        ))}
        {alert.reasons.length === 0 ? <li className="t3">No reason was recorded.</li> : null}
      </ul>
    </Panel>
  );
}

function Position({ alert, now }: { readonly alert: Alert; readonly now: number }) {
  const site = useTopic('site');
  const decimal = useUi((ui) => ui.decimalAngles);
  const { rightAscensionDegrees, declinationDegrees, errorDegrees } = alert;
  if (rightAscensionDegrees === null || declinationDegrees === null)
    return <div className="pad t2">No position yet: this burst cannot be pointed at until a notice brings one.</div>;
  const place = { rightAscensionDegrees, declinationDegrees };
  const direction = site ? toHorizontal(place, now, site) : null;
  const mass = direction ? airMass(direction.altitudeDegrees) : null;
  return (
    <div className="numbers">
      <div>
        <span className="lab">Right ascension</span>
        <b>{decimal ? degrees(rightAscensionDegrees, 4) : rightAscension(rightAscensionDegrees)}</b>
      </div>
      <div>
        <span className="lab">Declination</span>
        <b>{decimal ? degrees(declinationDegrees, 4) : declination(declinationDegrees)}</b>
      </div>
      <div>
        <span className="lab">Error</span>
        <b>{separation(errorDegrees)}</b>
      </div>
      <div>
        <span className="lab">Altitude now</span>
        <b>{direction ? degrees(direction.altitudeDegrees, 1) : ''}</b>
      </div>
      <div>
        <span className="lab">Air mass</span>
        <b>{mass === null ? 'not up' : fixed(mass, 2)}</b>
      </div>
    </div>
  );
}
