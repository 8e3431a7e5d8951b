import type { AlarmPhase } from '../../../main-services/alarms/AlarmState.ts';

/** What may befall an alarm, as the table names it. */
export type TableEvent = 'raise' | 'worse' | 'another' | 'clear' | 'acknowledge' | 'silence';

/** The phase after an event, and whether it is heard (on no shelf). */
type Cell = readonly [after: AlarmPhase, heard: boolean];

/**
 * The oracle, written by hand from ISA-18.2's figure of alarm states, and not from the code: rows are where an alarm stands, columns
 * what befalls it. "raise" is no worse than anything since the last acknowledgement, "worse" is; "another" is
 * a source that speaks of something else.
 */
export const TRANSITION_TABLE: Readonly<Record<AlarmPhase, Readonly<Record<TableEvent, Cell>>>> = {
  normal: {
    another: ['unacknowledged', true],
    raise: ['unacknowledged', true],
    worse: ['unacknowledged', true],
    clear: ['normal', false],
    acknowledge: ['normal', false],
    silence: ['normal', false],
  },
  unacknowledged: {
    another: ['unacknowledged', true],
    raise: ['unacknowledged', false],
    worse: ['unacknowledged', true],
    clear: ['returned', false],
    acknowledge: ['acknowledged', false],
    silence: ['unacknowledged', true],
  },
  acknowledged: {
    another: ['unacknowledged', true],
    raise: ['acknowledged', false],
    worse: ['unacknowledged', true],
    clear: ['normal', false],
    acknowledge: ['acknowledged', false],
    silence: ['unacknowledged', true],
  },
  returned: {
    another: ['unacknowledged', true],
    raise: ['unacknowledged', true],
    worse: ['unacknowledged', true],
    clear: ['returned', false],
    acknowledge: ['normal', false],
    silence: ['returned', false],
  },
};
