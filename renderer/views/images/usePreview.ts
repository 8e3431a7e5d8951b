import { useEffect, useState } from 'react';
import type { ImagePreview } from '../../../electron/ipc/contract/monitoring.ts';
import type { Stretch } from './imageChoice.ts';
import { askPreview } from './previewQueue.ts';

interface Shown {
  readonly preview: ImagePreview | null;
  /** Why there is no picture; null while one is there or on its way. */
  readonly fault: string | null;
}

/** The picture of an image; the one before stays until the next is there. */
export function usePreview(id: number | null, stretch: Stretch, size: number): Shown {
  const [shown, setShown] = useState<Shown>({ preview: null, fault: null });
  useEffect(() => {
    if (id === null) return;
    let current = true;
    void askPreview({ id, stretch, size }).then((answer) => {
      if (!current) return;
      setShown(answer.ok ? { preview: answer.value, fault: null } : { preview: null, fault: answer.reason });
    });
    return () => {
      current = false;
    };
  }, [id, stretch, size]);
  return shown;
}
