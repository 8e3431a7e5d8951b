import type { XmlElement } from './XmlElement.ts';

export type Role = 'observation' | 'prediction' | 'utility' | 'test' | 'unknown';

export interface Citation {
  readonly ivorn: string;
  readonly cite: 'followup' | 'supersedes' | 'retraction' | 'unknown';
}

/** A VOEvent as written, before any mission's conventions are applied. */
export interface VoEvent {
  readonly ivorn: string;
  /** Part between "ivo://" and the first "/" or "#", lower case: who publishes. */
  readonly authority: string;
  /** Part between the authority and "#", as written. */
  readonly resource: string;
  /** Part after "#". */
  readonly localId: string;
  readonly role: Role;
  readonly version: string | null;
  /** Written in VOEvent 2.0 as the standard says; others are read but not acted on. */
  readonly standard: boolean;
  readonly authorIvorn: string | null;
  /** Who/Date, milliseconds since the Unix epoch. */
  readonly issuedAt: number | null;
  /** WhereWhen's time, milliseconds since the Unix epoch. */
  readonly eventAt: number | null;
  /** What/Param by name. */
  readonly params: ReadonlyMap<string, string>;
  /** What/Group/Param: group name → param name → value; names repeat across groups. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly coordinateSystem: string | null;
  readonly position: XmlElement | null;
  readonly citations: readonly Citation[];
}
