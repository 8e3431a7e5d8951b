import type { DetectorName } from '../../main-services/model/request.ts';
import { EmptyState } from './EmptyState.tsx';

/** In the place of a camera's last image, before its first exposure. */
export function NoImageYet({ detector }: { readonly detector: DetectorName }) {
  return (
    <div className="shot">
      <EmptyState title={`The last image of ${detector} will be here.`}>
        It appears when an exposure is written.
      </EmptyState>
    </div>
  );
}
