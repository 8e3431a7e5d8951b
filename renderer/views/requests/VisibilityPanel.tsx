import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useShownVisibility } from './useShownVisibility.ts';
import { VisibilityDrawing } from './VisibilityDrawing.tsx';
import { windowsWords } from './windowsWords.ts';

/** When the chosen sequence, or the target that is being typed, can be observed in its night, and where it has its place. */
export function VisibilityPanel() {
  const shown = useShownVisibility();
  const night = useTopic('night');
  const now = useNow();
  if (!shown)
    return (
      <Panel>
        <EmptyState title="The altitude of the chosen target through its night will be here, with the windows in which it can be observed.">
          Choose a request or a sequence in the list, or type the target of a new request.
        </EmptyState>
      </Panel>
    );
  const { name, nightDate, maximumAirmass, visibility, fault, planned } = shown;
  if (fault || !visibility || visibility.curve.length < 2)
    return (
      <Panel note={name}>
        <EmptyState
          title={
            fault
              ? 'The visibility is not known.'
              : visibility
                ? 'There is no curve for this night.'
                : 'Computing the visibility.'
          }
        >
          {fault ?? ''}
        </EmptyState>
      </Panel>
    );
  const words = windowsWords(visibility.windows);
  return (
    <Panel note={`${name}, ${words}`}>
      <Drawing label={`Altitude of ${name} in the night of ${nightDate}: ${words}`}>
        {(width, height) => (
          <VisibilityDrawing
            width={width}
            height={height}
            curve={visibility.curve}
            windows={visibility.windows}
            night={night?.date === nightDate ? night : null}
            planned={planned}
            maximumAirmass={maximumAirmass}
            now={now}
          />
        )}
      </Drawing>
    </Panel>
  );
}
