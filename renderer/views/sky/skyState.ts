import { create } from 'zustand';

interface SkyState {
  readonly pointedId: number | null;
  /** East to the left, as one sees the sky lying on one's back. */
  readonly fromBelow: boolean;
}

/** What is pointed at and how the map is turned, in this window. */
export const useSkyState = create<SkyState>(() => ({ pointedId: null, fromBelow: false }));

export const pointOnSky = (pointedId: number | null) => useSkyState.setState({ pointedId });
