import { DeviceError } from '../../devices/errors.ts';
import type { PlcStatus } from '../../devices/plc/Plc.ts';
import type { Log } from '../model/log.ts';

/** A date farther than this from our clock is worth a line in the log; it changes nothing. */
const DATE_TOLERANCE_MS = 60_000;
/** While the PLC is silent, a line for every so many questions (two minutes at 2 s). */
const SILENT_QUESTIONS_A_LINE = 60;

/** Tells the log how the conversation with the PLC goes: every unusable reply, and the beginning and end of each silence. */
export class PlcConversation {
  readonly #log: Log;
  #silentSince: number | null = null;
  #unanswered = 0;
  #unusable = 0;
  #dateOff = false;

  constructor(log: Log) {
    this.#log = log;
  }

  answered(status: PlcStatus, now: number): void {
    if (this.#silentSince !== null) {
      const seconds = Math.round((now - this.#silentSince) / 1000);
      this.#log.info(
        `the PLC answers again after ${seconds} s: ${this.#unanswered} questions unanswered, ${this.#unusable} replies unusable`,
      );
    }
    this.#silentSince = null;
    this.#unanswered = 0;
    this.#unusable = 0;
    this.#judgeDate(status.reportedAt, now);
  }

  failed(error: unknown, now: number): void {
    const first = this.#silentSince === null;
    this.#silentSince ??= now;
    const words = error instanceof Error ? error.message : String(error);
    if (error instanceof DeviceError && error.failure === 'invalid-reply') {
      this.#unusable++;
      this.#log.warning(`reply not usable, counts as no reading: ${words}`);
      return;
    }
    this.#unanswered++;
    if (first || this.#unanswered % SILENT_QUESTIONS_A_LINE === 0) {
      this.#log.warning(`no reading (${this.#unanswered} in a row): ${words}`);
    }
  }

  #judgeDate(reportedAt: number | null, now: number): void {
    const off = reportedAt === null || Math.abs(reportedAt - now) > DATE_TOLERANCE_MS;
    if (off && !this.#dateOff) {
      const says =
        reportedAt === null
          ? 'gives no date that can be read'
          : `dates its reply ${new Date(reportedAt).toISOString()}`;
      this.#log.warning(`the PLC ${says}; readings are dated by their receipt`);
    }
    if (!off && this.#dateOff) this.#log.info("the PLC's date agrees with our clock again");
    this.#dateOff = off;
  }
}
