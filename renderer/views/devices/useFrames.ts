import { useEffect, useRef, useState } from 'react';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { WireFrame } from '../../../main-services/model/equipment.ts';
import { client } from '../../ipc/client.ts';
import { keepFrames } from './frameFilter.ts';

const PERIOD_MS = 500;
/** More than an eye reads back; a recording keeps all. */
const MOST_FRAMES = 2000;

/** What goes over the line of a device, newest first, while `running`. */
export function useFrames(device: DeviceName, running: boolean) {
  const [frames, setFrames] = useState<readonly WireFrame[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const last = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another device is another line
  useEffect(() => {
    last.current = 0;
    setFrames([]);
    setFault(null);
  }, [device]);
  useEffect(() => {
    if (!running) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      const answer = await client['equipment.wire']({ device, after: last.current });
      if (gone) return;
      setFault(answer.ok ? null : answer.reason);
      if (answer.ok && answer.value.length > 0) {
        last.current = answer.value.at(-1)?.id ?? last.current;
        setFrames((kept) => keepFrames(answer.value, kept, MOST_FRAMES));
      }
      timer = setTimeout(() => void turn(), PERIOD_MS);
    };
    void turn();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [device, running]);
  return { frames, fault, clear: () => setFrames([]) };
}
