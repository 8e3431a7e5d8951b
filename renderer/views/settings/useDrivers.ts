import { useEffect, useState } from 'react';
import type { DriverEntry } from '../../../devices/drivers.ts';
import { client } from '../../ipc/client.ts';

const NONE: readonly DriverEntry[] = [];
const AGAIN_MS = 2000;

/** The catalogue of drivers, read once; empty until it is there. */
export function useDrivers(): readonly DriverEntry[] {
  const [drivers, setDrivers] = useState(NONE);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const answer = await client['equipment.drivers'](undefined);
      if (gone) return;
      if (answer.ok) setDrivers(answer.value);
      else timer = setTimeout(() => void read(), AGAIN_MS);
    };
    void read();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return drivers;
}
