import { CommandTable } from '../../components/CommandTable.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSize } from '../../components/useSize.ts';
import { useFeed } from '../../state/topics.ts';

const WIDE_FROM_PIXELS = 900;

/** Every command: sent, acknowledged by the device, verified by read-back. */
export function CommandsPanel() {
  const commands = useFeed('commands');
  const [ref, { width }] = useSize<HTMLDivElement>();
  return (
    <Panel note="sent, acknowledged by the device, verified by read-back">
      <div ref={ref} className="stretch">
        <CommandTable commands={commands} wide={width >= WIDE_FROM_PIXELS} />
      </div>
    </Panel>
  );
}
