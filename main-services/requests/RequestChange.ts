/** What happened to a request. */
export interface RequestChange {
  readonly kind: 'created' | 'submitted' | 'withdrawn' | 'cancelled' | 'extended' | 'removed';
  readonly requestId: number;
  readonly name: string;
  readonly nightDate: string;
}
