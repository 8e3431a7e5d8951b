import type { TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { Icon } from '../../components/Icon.tsx';
import { roughDuration } from '../../format/duration.ts';
import { fixed, signed } from '../../format/number.ts';
import type { Typed } from '../../format/readAngle.ts';
import type { TargetTexts } from './targetState.ts';

interface Props {
  readonly texts: TargetTexts;
  readonly typed: { readonly first: Typed; readonly second: Typed };
  readonly outlook: TargetOutlook | null;
  readonly fault: string | null;
}

/** What is to be known of the target before anything moves: where it stands, and what the interlocks would say. Always as high. */
export function Verdict({ texts, typed, outlook, fault }: Props) {
  const wrong = [
    texts.first.trim() !== '' && !typed.first.ok ? typed.first.reason : null,
    texts.second.trim() !== '' && !typed.second.ok ? typed.second.reason : null,
  ].filter((reason) => reason !== null);
  return (
    <div className="verdict" role="status" aria-label="What the interlocks say to this target">
      {wrong.length > 0 ? (
        <Line icon="warning" tone="failed" words={wrong.join(' ')} />
      ) : outlook ? (
        <>
          {outlook.reasons.length > 0 ? (
            <Line icon="lock" tone="refused" words={outlook.reasons.join(' ')} />
          ) : (
            <Line icon="check" tone="" words="The interlocks allow it." />
          )}
          <div className="lab" title={facts(outlook)}>
            {facts(outlook)}
          </div>
        </>
      ) : fault ? (
        <Line icon="unknown" tone="failed" words={fault} />
      ) : (
        <div className="lab">Type a name or coordinates, or click on the map.</div>
      )}
    </div>
  );
}

function Line({ icon, tone, words }: { icon: 'warning' | 'lock' | 'check' | 'unknown'; tone: string; words: string }) {
  return (
    <div className={`why ${tone}`} title={words}>
      <Icon name={icon} size={12} />
      <span>{words}</span>
    </div>
  );
}

function facts(outlook: TargetOutlook): string {
  const { altitudeDegrees, azimuthDegrees, turnDegrees, wrapDegrees, ends, at } = outlook;
  const stands = `alt ${fixed(altitudeDegrees, 1)}° az ${fixed(azimuthDegrees, 1)}°`;
  const turn = turnDegrees === null ? '' : `, turns ${signed(turnDegrees, 0)}°`;
  const cables = wrapDegrees === null ? '' : `, cables ${signed(wrapDegrees, 0)}°`;
  const far = `, Moon ${fixed(outlook.moonDistanceDegrees, 0)}°${outlook.sunIsUp ? `, Sun ${fixed(outlook.sunDistanceDegrees, 0)}°` : ''}`;
  const until =
    ends === null ? ', no limit for 12 h' : ends.at <= at ? '' : `, ${roughDuration(ends.at - at)} to its limit`;
  return `${stands}${turn}${cables}${far}${until}`;
}
