import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { mergeFeed } from '../../../electron/ipc/contract/apply.ts';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import { client } from '../../ipc/client.ts';
import { useFeed, useTopicPart } from '../../state/topics.ts';

/** As many as one call gives; a night of two cameras at 30 s an image is about 2000, of which these are the last. */
const MOST = 1000;
/** Calibrations of the day before belong to the night. */
const BEFORE_SUNSET_MS = 43_200_000;

const useStored = create<{ readonly images: readonly ImageRecord[] }>(() => ({ images: [] }));
let asked = false;

/** The images of the night, newest first: those the feed does not hold any more are asked for once. */
export function useNightImages(): readonly ImageRecord[] {
  const feed = useFeed('images');
  const stored = useStored((state) => state.images);
  const from = useTopicPart('night', (night) => (night ? night.sunset - BEFORE_SUNSET_MS : 0));
  useEffect(() => {
    if (asked) return;
    asked = true;
    void client['images.list']({ limit: MOST }).then((answer) => {
      if (answer.ok) useStored.setState({ images: answer.value });
      else asked = false;
    });
  }, []);
  return useMemo(() => mergeFeed(stored, feed, MOST).filter((image) => image.startedAt >= from), [stored, feed, from]);
}
