import type { Closure, CommandRecord } from '../../../main-services/model/operations.ts';
import { causeWord } from '../../safety/causeWord.ts';

export interface ClosingStep {
  readonly name: string;
  readonly short: string;
  /** Null: not (yet) seen. */
  readonly at: number | null;
  readonly detail: string;
  /** Verified by read-back, not only commanded. */
  readonly verified: boolean;
}

/** How the dome was closed, step by step, out of the commands sent since the cause arose. */
export function closingSteps(closure: Closure, commands: readonly CommandRecord[]): readonly ClosingStep[] {
  const since = commands.filter((command) => command.at >= closure.at - 1000).reverse();
  const aborts = since.filter((command) => /abort/i.test(command.command));
  const park = since.find((command) => /park/i.test(command.command) && command.outcome !== 'refused');
  const close = since.find((command) => /clos/i.test(command.command) && /dome/i.test(command.device));
  const steps: ClosingStep[] = [
    {
      name: capital(closure.cause),
      short: causeWord(closure.cause),
      at: closure.at,
      detail: 'cause arose',
      verified: false,
    },
  ];
  if (aborts[0]) {
    const devices = [...new Set(aborts.map((command) => command.device.replace('Camera', '')))].join(', ');
    steps.push({ name: 'Exposures aborted', short: 'Aborted', at: aborts[0].at, detail: devices, verified: false });
  }
  if (park)
    steps.push({
      name: 'Telescope parked',
      short: 'Parked',
      at: park.verifiedAt,
      detail: park.verifiedAt === null ? 'under way' : 'read back',
      verified: park.verifiedAt !== null,
    });
  const tookSeconds = close && closure.closedAt !== null ? (closure.closedAt - close.at) / 1000 : null;
  steps.push({
    name: 'Dome closed',
    short: 'Closed',
    at: closure.closedAt,
    detail:
      closure.closedAt === null ? 'under way' : tookSeconds === null ? 'read back' : `in ${tookSeconds.toFixed(0)} s`,
    verified: closure.closedAt !== null,
  });
  return steps;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
