import type { XmlElement } from './XmlElement.ts';

export type Role = 'observation' | 'prediction' | 'utility' | 'test' | 'unknown';

export interface Citation {
  readonly ivorn: string;
  readonly cite: 'followup' | 'supersedes' | 'retraction' | 'unknown';
}

/** Who/Author: the first of each; null when not given. */
export interface Author {
  readonly title: string | null;
  readonly shortName: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
}

/** What/Table: one text per cell, rows as written. */
export interface VoTable {
  readonly name: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why/Inference: what the author takes it for. */
export interface Inference {
  readonly probability: number | null;
  readonly relation: string | null;
  readonly names: readonly string[];
  readonly concepts: readonly string[];
}

export interface Why {
  /** From 0 to 1. */
  readonly importance: number | null;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number | null;
  readonly inferences: readonly Inference[];
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
  readonly author: Author;
  /** Who/Date, milliseconds since the Unix epoch. */
  readonly issuedAt: number | null;
  /** WhereWhen's time in UTC, milliseconds since the Unix epoch. */
  readonly eventAt: number | null;
  /** What/Param by name. */
  readonly params: ReadonlyMap<string, string>;
  /** What/Group/Param: group name → param name → value; names repeat across groups. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly tables: readonly VoTable[];
  readonly coordinateSystem: string | null;
  readonly position: XmlElement | null;
  /** How/Description. */
  readonly how: readonly string[];
  /** Addresses of further reading, from How and from the end of the event. */
  readonly references: readonly string[];
  readonly why: Why;
  readonly citations: readonly Citation[];
}
